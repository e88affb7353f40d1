-- In how many versions any of some columns was captured, since when, and in how many each of them.
select
    count(*) as versions,
    min(applied_date) as since,
    count(dvault_text_1) as versions_1
from (
    select
        applied_date,
        (captured ->> 'moved_on') as dvault_text_1
    from raw_vault.sat_world_moves_captured
    where load_id > 0
) as captured_texts
where
    dvault_text_1 is not null;

-- In how many versions any of some columns was captured, since when, and in how many each of them.
select
    count(*) as versions,
    min(applied_date) as since,
    count(dvault_text_1) as versions_1
from (
    select
        applied_date,
        (captured ->> 'rank') as dvault_text_1
    from raw_vault.sat_crew_ranks_captured
    where load_id > 0
    union all
    select
        applied_date,
        (captured ->> 'rank') as dvault_text_1
    from raw_vault.sat_crm_before_captured
    where load_id > 0
) as captured_texts
where
    dvault_text_1 is not null;

-- In how many versions any of some columns was captured, since when, and in how many each of them.
select
    count(*) as versions,
    min(applied_date) as since,
    count(dvault_text_1) as versions_1
from (
    select
        applied_date,
        (captured ->> 'base') as dvault_text_1
    from raw_vault.sat_crew_rosters_captured
    where load_id > 0
) as captured_texts
where
    dvault_text_1 is not null;
