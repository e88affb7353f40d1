-- Finds anew what the rows loaded since the last time touch: their keys, at the snapshots from
-- their earliest applied date on. Of history it reads what these keys have.
drop table if exists pg_temp.touched cascade;

create temp table touched as
select ticket_hk, min(since) as since
from (
    select ticket_hk, load_date as since
    from raw_vault.link_ticket
    where load_id > 7
    union all
    select ticket_hk, applied_date
    from raw_vault.sat_ticket_desk
    where load_id > 7
) as news
group by ticket_hk;

-- The earliest moment of all tells the index where in the table the rows are.
delete from business_vault.pit_ticket
using touched
where
    business_vault.pit_ticket.ticket_hk = touched.ticket_hk
    and business_vault.pit_ticket.snapshot_date >= touched.since
    and business_vault.pit_ticket.snapshot_date >= (select min(since) from touched);

insert into business_vault.pit_ticket
with wanted as (
    select touched.ticket_hk, snapshot.snapshot_date
    from touched
    inner join business_vault.snapshot as snapshot on touched.since <= snapshot.snapshot_date
),

sat_ticket_desk as (
    select
        *,
        lead(applied_date, 1, timestamp '9999-12-31 00:00:00') over (
            partition by ticket_hk
            order by applied_date, sequence nulls last, load_date
        ) as valid_to
    from raw_vault.sat_ticket_desk
    where ticket_hk in (select ticket_hk from touched)
)

select
    wanted.ticket_hk,
    wanted.snapshot_date,
    coalesce(
        sat_ticket_desk.ticket_hk, cast('00000000000000000000000000000000' as uuid)
    ),
    coalesce(sat_ticket_desk.applied_date, timestamp '0001-01-01 00:00:00'),
    coalesce(sat_ticket_desk.load_date, timestamp '0001-01-01 00:00:00'),
    sat_ticket_desk.sequence
from wanted
left join sat_ticket_desk
    on
        wanted.ticket_hk = sat_ticket_desk.ticket_hk
        and wanted.snapshot_date >= sat_ticket_desk.applied_date
        and wanted.snapshot_date < sat_ticket_desk.valid_to;

-- Finds anew what the rows loaded since the last time touch: their keys, at the snapshots from
-- their earliest applied date on. Of history it reads what these keys have.
drop table if exists pg_temp.touched cascade;

create temp table touched as
select flight_hk, min(since) as since
from (
    select flight_hk, load_date as since
    from raw_vault.hub_flight
    where load_id > 7
    union all
    select flight_hk, applied_date
    from raw_vault.sat_flight_plans
    where load_id > 7
) as news
group by flight_hk;

-- The earliest moment of all tells the index where in the table the rows are.
delete from business_vault.pit_flight
using touched
where
    business_vault.pit_flight.flight_hk = touched.flight_hk
    and business_vault.pit_flight.snapshot_date >= touched.since
    and business_vault.pit_flight.snapshot_date >= (select min(since) from touched);

insert into business_vault.pit_flight
with wanted as (
    select touched.flight_hk, snapshot.snapshot_date
    from touched
    inner join business_vault.snapshot as snapshot on touched.since <= snapshot.snapshot_date
),

sat_flight_plans as (
    select
        *,
        lead(applied_date, 1, timestamp '9999-12-31 00:00:00') over (
            partition by flight_hk
            order by applied_date, load_date
        ) as valid_to
    from raw_vault.sat_flight_plans
    where flight_hk in (select flight_hk from touched)
)

select
    wanted.flight_hk,
    wanted.snapshot_date,
    coalesce(
        sat_flight_plans.flight_hk, cast('00000000000000000000000000000000' as uuid)
    ),
    coalesce(sat_flight_plans.applied_date, timestamp '0001-01-01 00:00:00'),
    coalesce(sat_flight_plans.load_date, timestamp '0001-01-01 00:00:00')
from wanted
left join sat_flight_plans
    on
        wanted.flight_hk = sat_flight_plans.flight_hk
        and wanted.snapshot_date >= sat_flight_plans.applied_date
        and wanted.snapshot_date < sat_flight_plans.valid_to;

-- Finds anew what the rows loaded since the last time touch: their keys, at the snapshots from
-- their earliest applied date on. Of history it reads what these keys have.
drop table if exists pg_temp.touched cascade;

create temp table touched as
select crew_hk, min(since) as since
from (
    select crew_hk, load_date as since
    from raw_vault.hub_crew
    where load_id > 7
    union all
    select crew_hk, applied_date
    from raw_vault.sat_crew_rank
    where load_id > 7
    union all
    select crew_hk, applied_date
    from raw_vault.sat_crew_languages
    where load_id > 7
) as news
group by crew_hk;

-- The earliest moment of all tells the index where in the table the rows are.
delete from business_vault.pit_crew
using touched
where
    business_vault.pit_crew.crew_hk = touched.crew_hk
    and business_vault.pit_crew.snapshot_date >= touched.since
    and business_vault.pit_crew.snapshot_date >= (select min(since) from touched);

insert into business_vault.pit_crew
with wanted as (
    select touched.crew_hk, snapshot.snapshot_date
    from touched
    inner join business_vault.snapshot as snapshot on touched.since <= snapshot.snapshot_date
),

sat_crew_rank as (
    select
        *,
        lead(applied_date, 1, timestamp '9999-12-31 00:00:00') over (
            partition by crew_hk
            order by applied_date, sequence nulls last, load_date
        ) as valid_to
    from raw_vault.sat_crew_rank
    where crew_hk in (select crew_hk from touched)
),

sat_crew_languages as (
    select
        crew_hk, applied_date, load_date,
        lead(applied_date, 1, timestamp '9999-12-31 00:00:00') over (
            partition by crew_hk
            order by applied_date, load_date
        ) as valid_to
    from raw_vault.sat_crew_languages
    where crew_hk in (select crew_hk from touched)
    group by crew_hk, applied_date, load_date
)

select
    wanted.crew_hk,
    wanted.snapshot_date,
    coalesce(
        sat_crew_rank.crew_hk, cast('00000000000000000000000000000000' as uuid)
    ),
    coalesce(sat_crew_rank.applied_date, timestamp '0001-01-01 00:00:00'),
    coalesce(sat_crew_rank.load_date, timestamp '0001-01-01 00:00:00'),
    sat_crew_rank.sequence,
    coalesce(
        sat_crew_languages.crew_hk, cast('00000000000000000000000000000000' as uuid)
    ),
    coalesce(sat_crew_languages.applied_date, timestamp '0001-01-01 00:00:00'),
    coalesce(sat_crew_languages.load_date, timestamp '0001-01-01 00:00:00')
from wanted
left join sat_crew_rank
    on
        wanted.crew_hk = sat_crew_rank.crew_hk
        and wanted.snapshot_date >= sat_crew_rank.applied_date
        and wanted.snapshot_date < sat_crew_rank.valid_to
left join sat_crew_languages
    on
        wanted.crew_hk = sat_crew_languages.crew_hk
        and wanted.snapshot_date >= sat_crew_languages.applied_date
        and wanted.snapshot_date < sat_crew_languages.valid_to;
