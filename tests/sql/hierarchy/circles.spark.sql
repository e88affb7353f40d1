-- How many keys have no way to a root, and one of them.
select count(*) as members, min(concat_ws(', ', hub.airport_code)) as example
from business_vault.link_airport_region_tree as tree
inner join raw_vault.hub_airport as hub on tree.airport_hk = hub.airport_hk
where tree.level is null and hub.load_id > 0;
