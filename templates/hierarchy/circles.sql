-- How many keys have no way to a root, and one of them.
select count(*) as members, min({{ dialect.listed('hub', this.key) }}) as example
from {{ this.table }} as tree
inner join {{ this.hub.table }} as hub on tree.{{ this.hub.hash_key }} = hub.{{ this.hub.hash_key }}
where tree.level is null and hub.load_id > 0;
