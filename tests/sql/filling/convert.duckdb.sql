-- Each text that was captured of a column, and the value it had been, had the column been declared;
-- null where it is none.
create or replace temp table converted_1 as
with captured_texts as (
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
    group by delivered
),

typed_texts as (
    select
        delivered,
        try_cast(delivered as date) as typed
    from captured_texts
)

select
    delivered as delivered_text,
    cast(case when trim(delivered) <> '' and not coalesce(typed between date '0001-01-01' and timestamp '9999-12-31 23:59:59.999999' and regexp_full_match(delivered, '\s*(?:\d{4}-\d{1,2}-\d{1,2})\s*'), false) then null else typed end as date) as captured_value
from typed_texts;

-- Each text that was captured of a column, and the value it had been, had the column been declared;
-- null where it is none.
create or replace temp table converted_1 as
with captured_texts as (
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
    group by delivered
),

typed_texts as (
    select
        delivered,
        delivered as typed
    from captured_texts
)

select
    delivered as delivered_text,
    cast(case when false then null else typed end as varchar) as captured_value
from typed_texts;

-- Each text that was captured of a column, and the value it had been, had the column been declared;
-- null where it is none.
create or replace temp table converted_1 as
with captured_texts as (
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
    group by delivered
),

typed_texts as (
    select
        delivered,
        delivered as typed
    from captured_texts
)

select
    delivered as delivered_text,
    cast(case when false then null else typed end as varchar) as captured_value
from typed_texts;
