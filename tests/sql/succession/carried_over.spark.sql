-- How many versions there were, how many of them are kept, and until when they were learnt.
select
    (select count(*) from carried) as versions,
    count(*) as kept,
    (select max(load_date) from carried) as learnt_until
from raw_vault.sat_ticket_desk
where load_id = 7;

-- How many versions there were, how many of them are kept, and until when they were learnt.
select
    (select count(*) from carried) as versions,
    count(*) as kept,
    (select max(load_date) from carried) as learnt_until
from raw_vault.sat_crew_languages
where load_id = 7;
