-- Which version of one of the satellites was known at each moment to hold then: the last one up to
-- it, or where that was learnt only later, the last one before it that was known.
drop table if exists known_2;

create table known_2 using parquet as
with latest as (
    select
        moments.ticket_hk,
        moments.position,
        moments.load_date as known_at,
        versions.version,
        versions.load_date
    from moments
    inner join versions
        on
            moments.ticket_hk = versions.ticket_hk
            and moments.version_2 = versions.version
            and versions.part = 2
),

known as (
    select ticket_hk, position, version
    from latest
    where load_date <= known_at
    union all
    select
        latest.ticket_hk,
        latest.position,
        max(earlier.version)
    from latest
    inner join versions as earlier
        on
            latest.ticket_hk = earlier.ticket_hk
            and earlier.part = 2
            and latest.version > earlier.version
            and latest.known_at >= earlier.load_date
    where latest.load_date > latest.known_at
    group by latest.ticket_hk, latest.position
)

select
    known.ticket_hk,
    known.position,
    versions.applied_date,
    versions.sequence,
    versions.load_date
from known
inner join versions
    on
        known.ticket_hk = versions.ticket_hk
        and known.version = versions.version
        and versions.part = 2;
