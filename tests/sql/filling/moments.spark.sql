-- The moments at which the satellite or what was captured said something else, each with the last
-- version of either up to then, as known now.
drop table if exists moments;

create table moments using parquet as
with said as (
    select
        city_hk,
        applied_date,
        held_position,
        cast(null as bigint) as captured_position
    from held
    union all
    select
        city_hk,
        applied_date,
        null,
        captured_position
    from captured
),

placed as (
    select distinct
        city_hk,
        applied_date,
        max(held_position) over by_time as held_position,
        max(captured_position) over by_time as captured_position
    from said
    window by_time as (
        partition by city_hk
        order by applied_date
    )
)

select *
from placed;

-- The moments at which the satellite or what was captured said something else, each with the last
-- version of either up to then, as known now.
drop table if exists moments;

create table moments using parquet as
with said as (
    select
        ticket_hk,
        applied_date,
        sequence,
        held_position,
        cast(null as bigint) as captured_position
    from held
    union all
    select
        ticket_hk,
        applied_date,
        sequence,
        null,
        captured_position
    from captured
),

placed as (
    select distinct
        ticket_hk,
        applied_date,
        sequence,
        max(held_position) over by_time as held_position,
        max(captured_position) over by_time as captured_position
    from said
    window by_time as (
        partition by ticket_hk
        order by applied_date, sequence nulls last
    )
)

select *
from placed;

-- The moments at which the satellite or what was captured said something else, each with the last
-- version of either up to then, as known now.
drop table if exists moments;

create table moments using parquet as
with said as (
    select
        crew_hk,
        applied_date,
        held_position,
        cast(null as bigint) as captured_position
    from held
    union all
    select
        crew_hk,
        applied_date,
        null,
        captured_position
    from captured
),

placed as (
    select distinct
        crew_hk,
        applied_date,
        max(held_position) over by_time as held_position,
        max(captured_position) over by_time as captured_position
    from said
    window by_time as (
        partition by crew_hk
        order by applied_date
    )
)

select *
from placed;
