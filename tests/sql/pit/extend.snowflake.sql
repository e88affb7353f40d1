-- Fills the snapshots that the table does not hold yet, for every key that existed by then. What is
-- wanted stands in tables, so that the engine knows how much it is and joins accordingly. Where it
-- pays, rows of a snapshot are written side by side, as they are read.
create or replace temporary table lacking as
select snapshot_date
from business_vault.snapshot
where snapshot_date not in (select snapshot_date from business_vault.pit_ticket);

create or replace temporary table existing as
select ticket_hk, min(since) as since
from (
    select ticket_hk, load_date as since
    from raw_vault.link_ticket
    union all
    select ticket_hk, applied_date
    from raw_vault.sat_ticket_desk
) as known
group by ticket_hk;

insert into business_vault.pit_ticket
with wanted as (
    select existing.ticket_hk, lacking.snapshot_date
    from existing
    inner join lacking on existing.since <= lacking.snapshot_date
),

sat_ticket_desk as (
    select
        *,
        lead(applied_date, 1, timestamp '9999-12-31 00:00:00') over (
            partition by ticket_hk
            order by applied_date, sequence nulls last, load_date
        ) as valid_to
    from raw_vault.sat_ticket_desk
)

select
    wanted.ticket_hk,
    wanted.snapshot_date,
    coalesce(
        sat_ticket_desk.ticket_hk, x'00000000000000000000000000000000'
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

-- Fills the snapshots that the table does not hold yet, for every key that existed by then. What is
-- wanted stands in tables, so that the engine knows how much it is and joins accordingly. Where it
-- pays, rows of a snapshot are written side by side, as they are read.
create or replace temporary table lacking as
select snapshot_date
from business_vault.snapshot
where snapshot_date not in (select snapshot_date from business_vault.pit_flight);

create or replace temporary table existing as
select flight_hk, min(since) as since
from (
    select flight_hk, load_date as since
    from raw_vault.hub_flight
    union all
    select flight_hk, applied_date
    from raw_vault.sat_flight_plans
) as known
group by flight_hk;

insert into business_vault.pit_flight
with wanted as (
    select existing.flight_hk, lacking.snapshot_date
    from existing
    inner join lacking on existing.since <= lacking.snapshot_date
),

sat_flight_plans as (
    select
        *,
        lead(applied_date, 1, timestamp '9999-12-31 00:00:00') over (
            partition by flight_hk
            order by applied_date, load_date
        ) as valid_to
    from raw_vault.sat_flight_plans
)

select
    wanted.flight_hk,
    wanted.snapshot_date,
    coalesce(
        sat_flight_plans.flight_hk, x'00000000000000000000000000000000'
    ),
    coalesce(sat_flight_plans.applied_date, timestamp '0001-01-01 00:00:00'),
    coalesce(sat_flight_plans.load_date, timestamp '0001-01-01 00:00:00')
from wanted
left join sat_flight_plans
    on
        wanted.flight_hk = sat_flight_plans.flight_hk
        and wanted.snapshot_date >= sat_flight_plans.applied_date
        and wanted.snapshot_date < sat_flight_plans.valid_to;

-- Fills the snapshots that the table does not hold yet, for every key that existed by then. What is
-- wanted stands in tables, so that the engine knows how much it is and joins accordingly. Where it
-- pays, rows of a snapshot are written side by side, as they are read.
create or replace temporary table lacking as
select snapshot_date
from business_vault.snapshot
where snapshot_date not in (select snapshot_date from business_vault.pit_crew);

create or replace temporary table existing as
select crew_hk, min(since) as since
from (
    select crew_hk, load_date as since
    from raw_vault.hub_crew
    union all
    select crew_hk, applied_date
    from raw_vault.sat_crew_rank
    union all
    select crew_hk, applied_date
    from raw_vault.sat_crew_languages
) as known
group by crew_hk;

insert into business_vault.pit_crew
with wanted as (
    select existing.crew_hk, lacking.snapshot_date
    from existing
    inner join lacking on existing.since <= lacking.snapshot_date
),

sat_crew_rank as (
    select
        *,
        lead(applied_date, 1, timestamp '9999-12-31 00:00:00') over (
            partition by crew_hk
            order by applied_date, sequence nulls last, load_date
        ) as valid_to
    from raw_vault.sat_crew_rank
),

sat_crew_languages as (
    select
        crew_hk, applied_date, load_date,
        lead(applied_date, 1, timestamp '9999-12-31 00:00:00') over (
            partition by crew_hk
            order by applied_date, load_date
        ) as valid_to
    from raw_vault.sat_crew_languages
    group by crew_hk, applied_date, load_date
)

select
    wanted.crew_hk,
    wanted.snapshot_date,
    coalesce(
        sat_crew_rank.crew_hk, x'00000000000000000000000000000000'
    ),
    coalesce(sat_crew_rank.applied_date, timestamp '0001-01-01 00:00:00'),
    coalesce(sat_crew_rank.load_date, timestamp '0001-01-01 00:00:00'),
    sat_crew_rank.sequence,
    coalesce(
        sat_crew_languages.crew_hk, x'00000000000000000000000000000000'
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
