-- How many rows must not be there.
select count(*) as failures
from (
    -- Values that stand in more than one row.
    select flight_hk
    from marts.busy_flight
    group by flight_hk
    having count(*) > 1
) as offending;

-- How many rows must not be there.
select count(*) as failures
from (
    -- Rows that lack a value.
    select 1
    from marts.busy_flight
    where tickets is null
) as offending;

-- How many rows must not be there.
select count(*) as failures
from (
    -- Rows whose value is none of those agreed on.
    select 1
    from marts.busy_flight
    where cast(size as string) not in ('large', 'small')
) as offending;
