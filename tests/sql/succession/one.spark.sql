-- Every version of the one satellite, with the attributes that go on.
select
    ticket_hk,
    load_date,
    applied_date,
    sequence,
    class as class,
    price as price,
    is_full_fare as is_full_fare,
    record_source
from raw_vault.sat_ticket_desk_whole
where load_id > 0;

-- Every version of the one satellite, with the attributes that go on.
select
    crew_hk,
    load_date,
    applied_date,
    language as language,
    level as level,
    base as base,
    record_source
from raw_vault.sat_crew_languages_whole
where load_id > 0;
