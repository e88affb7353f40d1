-- How the values of each column are spread, by the rows of each delivery or, of many, by every
-- n-th: the values that stand out, or at which a part of all ends, and how many there are at all.
with sampled as (
    select
        load_id,
        substr(carrier, 1, 100) as value_1,
        flight_no as value_2,
        substr(passenger_no, 1, 100) as value_3,
        substr(seat, 1, 100) as value_4,
        change_no as value_5
    from (
        -- The staged rows that are neither rejected nor filtered.
        select
            load_id,
            rowid as position,
            carrier,
            flight_no,
            passenger_no,
            seat,
            change_no
        from stage_desk_tickets
        where rejection is null
    ) as delivered
    where
        case load_id
            when 7 then mod(position - 1, 4)
            else 0
        end = 0
),

counted_1 as (
    select
        load_id,
        value_1 as value,
        count(*) as often
    from sampled
    where value_1 is not null
    group by load_id, value_1
),

counted_2 as (
    select
        load_id,
        value_2 as value,
        count(*) as often
    from sampled
    where value_2 is not null
    group by load_id, value_2
),

counted_3 as (
    select
        load_id,
        value_3 as value,
        count(*) as often
    from sampled
    where value_3 is not null
    group by load_id, value_3
),

counted_4 as (
    select
        load_id,
        value_4 as value,
        count(*) as often
    from sampled
    where value_4 is not null
    group by load_id, value_4
),

counted_5 as (
    select
        load_id,
        value_5 as value,
        count(*) as often
    from sampled
    where value_5 is not null
    group by load_id, value_5
)

select
    1 as place,
    load_id,
    value as word,
    cast(null as double) as number,
    often,
    up_to,
    total,
    distinct_count,
    once
from (
    select
        load_id,
        value,
        often,
        sum(often) over (partition by load_id) as total,
        count(*) over (partition by load_id) as distinct_count,
        sum(case when often = 1 then 1 else 0 end) over (partition by load_id) as once,
        row_number() over (partition by load_id order by often desc) as up_to
    from counted_1
) as ranked_1
where
    up_to = 1 or often >= 0.01 * total

union all

select
    2 as place,
    load_id,
    cast(null as varchar) as word,
    cast(null as double) as number,
    often,
    up_to,
    total,
    distinct_count,
    once
from (
    select
        load_id,
        value,
        often,
        sum(often) over (partition by load_id) as total,
        count(*) over (partition by load_id) as distinct_count,
        sum(case when often = 1 then 1 else 0 end) over (partition by load_id) as once,
        row_number() over (partition by load_id order by often desc) as up_to
    from counted_2
) as ranked_2
where
    up_to = 1

union all

select
    3 as place,
    load_id,
    value as word,
    cast(null as double) as number,
    often,
    up_to,
    total,
    distinct_count,
    once
from (
    select
        load_id,
        value,
        often,
        sum(often) over (partition by load_id) as total,
        count(*) over (partition by load_id) as distinct_count,
        sum(case when often = 1 then 1 else 0 end) over (partition by load_id) as once,
        row_number() over (partition by load_id order by often desc) as up_to
    from counted_3
) as ranked_3
where
    up_to = 1 or often >= 0.01 * total

union all

select
    4 as place,
    load_id,
    value as word,
    cast(null as double) as number,
    often,
    up_to,
    total,
    distinct_count,
    once
from (
    select
        load_id,
        value,
        often,
        sum(often) over (partition by load_id) as total,
        count(*) over (partition by load_id) as distinct_count,
        sum(case when often = 1 then 1 else 0 end) over (partition by load_id) as once,
        row_number() over (partition by load_id order by often desc) as up_to
    from counted_4
) as ranked_4
where
    up_to = 1 or often >= 0.01 * total

union all

select
    5 as place,
    load_id,
    cast(null as varchar) as word,
    cast(value as double) as number,
    often,
    up_to,
    total,
    distinct_count,
    once
from (
    select
        load_id,
        value,
        often,
        sum(often) over (partition by load_id) as total,
        count(*) over (partition by load_id) as distinct_count,
        sum(case when often = 1 then 1 else 0 end) over (partition by load_id) as once,
        sum(often) over (partition by load_id order by value rows unbounded preceding) as up_to
    from counted_5
) as ranked_5
where
    up_to = often
    or floor(20.0 * up_to / total) > floor(20.0 * (up_to - often) / total);
