-- Stores the versions that are kept. So whatever is asked, the answer is as it was: what was true
-- at one moment, as known at another.
insert into raw_vault.sat_ticket_desk (
    ticket_hk,
    load_date,
    applied_date,
    sequence,
    hashdiff,
    class,
    price,
    is_full_fare,
    record_source,
    load_id
)
select
    carried.ticket_hk,
    carried.load_date,
    carried.applied_date,
    carried.sequence,
    carried.hashdiff,
    carried.class,
    carried.price,
    carried.is_full_fare,
    carried.record_source,
    7 as load_id
from carried
inner join kept
    on
        carried.ticket_hk = kept.ticket_hk
        and carried.dvault_position = kept.dvault_position;

-- Stores the versions that are kept. So whatever is asked, the answer is as it was: what was true
-- at one moment, as known at another.
insert into raw_vault.sat_crew_languages (
    crew_hk,
    load_date,
    applied_date,
    hashdiff,
    language,
    level,
    base,
    record_source,
    load_id
)
select
    carried.crew_hk,
    carried.load_date,
    carried.applied_date,
    carried.hashdiff,
    carried.language,
    carried.level,
    carried.base,
    carried.record_source,
    7 as load_id
from carried
inner join kept
    on
        carried.crew_hk = kept.crew_hk
        and carried.dvault_position = kept.dvault_position;
