-- What was captured of the columns, as their values and in the order in which it was true; of a
-- satellite that holds versions only for keys of which there is any.
create or replace temp table captured as
with delivered as (
    select
        city_hk,
        applied_date,
        load_date,
        (captured ->> ('/' || replace(replace('moved_on', '~', '~0'), '/', '~1'))) as dvault_text_1
    from raw_vault.sat_world_moves_captured
    where load_id > 0
),

touched as (
    select city_hk
    from delivered
)

select
    delivered.city_hk,
    delivered.applied_date,
    converted_1.captured_value as dvault_value_1,
    dense_rank() over (
        partition by city_hk
        order by applied_date, load_date
    ) as dvault_captured
from delivered
left join converted_1
    on delivered.dvault_text_1 = converted_1.delivered_text
where (city_hk) in (select city_hk from touched);

-- What was captured of the columns, as their values and in the order in which it was true; of a
-- satellite that holds versions only for keys of which there is any.
create or replace temp table captured as
with delivered as (
    select
        crew_hk,
        applied_date,
        sequence,
        load_date,
        (captured ->> ('/' || replace(replace('rank', '~', '~0'), '/', '~1'))) as dvault_text_1
    from raw_vault.sat_crew_ranks_captured
    where load_id > 0
    union all
    select
        crew_hk,
        applied_date,
        sequence,
        load_date,
        (captured ->> ('/' || replace(replace('rank', '~', '~0'), '/', '~1'))) as dvault_text_1
    from raw_vault.sat_crm_before_captured
    where load_id > 0
),

touched as (
    select crew_hk
    from delivered
    where
        dvault_text_1 is not null
)

select
    delivered.crew_hk,
    delivered.applied_date,
    delivered.sequence,
    converted_1.captured_value as dvault_value_1,
    dense_rank() over (
        partition by crew_hk
        order by applied_date, sequence nulls last, load_date
    ) as dvault_captured
from delivered
left join converted_1
    on delivered.dvault_text_1 = converted_1.delivered_text
where (crew_hk) in (select crew_hk from touched);

-- What was captured of the columns, as their values and in the order in which it was true; of a
-- satellite that holds versions only for keys of which there is any.
create or replace temp table captured as
with delivered as (
    select
        crew_hk,
        applied_date,
        language,
        load_date,
        (captured ->> ('/' || replace(replace('base', '~', '~0'), '/', '~1'))) as dvault_text_1
    from raw_vault.sat_crew_rosters_captured
    where load_id > 0
),

touched as (
    select crew_hk
    from delivered
)

select
    delivered.crew_hk,
    delivered.applied_date,
    delivered.language,
    converted_1.captured_value as dvault_value_1,
    dense_rank() over (
        partition by crew_hk
        order by applied_date, load_date
    ) as dvault_captured
from delivered
left join converted_1
    on delivered.dvault_text_1 = converted_1.delivered_text
where (crew_hk) in (select crew_hk from touched);
