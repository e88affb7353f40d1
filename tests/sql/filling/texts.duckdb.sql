-- What was captured of a column, each text once, and how many versions hold it.
select
    delivered,
    count(*) as versions
from (
    select (captured ->> ('/' || replace(replace('moved_on', '~', '~0'), '/', '~1'))) as delivered
    from raw_vault.sat_world_moves_captured
    where load_id > 0
) as captured_texts
where delivered is not null
group by delivered;

-- What was captured of a column, each text once, and how many versions hold it.
select
    delivered,
    count(*) as versions
from (
    select (captured ->> ('/' || replace(replace('rank', '~', '~0'), '/', '~1'))) as delivered
    from raw_vault.sat_crew_ranks_captured
    where load_id > 0
    union all
    select (captured ->> ('/' || replace(replace('rank', '~', '~0'), '/', '~1'))) as delivered
    from raw_vault.sat_crm_before_captured
    where load_id > 0
) as captured_texts
where delivered is not null
group by delivered;

-- What was captured of a column, each text once, and how many versions hold it.
select
    delivered,
    count(*) as versions
from (
    select (captured ->> ('/' || replace(replace('base', '~', '~0'), '/', '~1'))) as delivered
    from raw_vault.sat_crew_rosters_captured
    where load_id > 0
) as captured_texts
where delivered is not null
group by delivered;
