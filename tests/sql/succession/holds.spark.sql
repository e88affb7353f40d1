-- Whether the table holds a version of a load that came to its end.
select 1 as holds
from raw_vault.sat_ticket_desk
where load_id between 1 and (select max(load_id) from audit.load)
limit 1;

-- Whether the table holds a version of a load that came to its end.
select 1 as holds
from raw_vault.sat_crew_languages
where load_id between 1 and (select max(load_id) from audit.load)
limit 1;
