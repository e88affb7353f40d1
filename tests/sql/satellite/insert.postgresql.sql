-- Stores the rows that were judged to be versions.
insert into raw_vault.sat_crew_rank_tracked (
    crew_hk,
    load_date,
    applied_date,
    sequence,
    hashdiff,
    record_source,
    load_id
)
select
    staged.crew_hk,
    staged.load_date,
    staged.applied_date,
    staged.change_no,
    staged.crew_rank_hashdiff,
    'crew.ranks',
    staged.load_id
from rows_crew_ranks as staged
inner join verdict on staged.stage_row = verdict.stage_row
where verdict.verdict = 'inserted';

-- Stores the rows that were judged to be versions.
insert into raw_vault.sat_crew_rank_before (
    crew_hk,
    load_date,
    applied_date,
    hashdiff,
    rank,
    record_source,
    load_id
)
select
    staged.crew_hk,
    staged.load_date,
    staged.applied_date,
    staged.crew_rank_before_hashdiff,
    staged.rank,
    'crew.ranks_before',
    staged.load_id
from rows_crew_ranks_before as staged
inner join verdict on staged.stage_row = verdict.stage_row
where verdict.verdict = 'inserted';

-- Stores the rows that were judged to be versions.
insert into raw_vault.sat_flight_plans (
    flight_hk,
    load_date,
    applied_date,
    hashdiff,
    departs_at,
    record_source,
    load_id
)
select
    staged.flight_hk,
    staged.load_date,
    staged.applied_date,
    staged.flight_plans_hashdiff,
    staged.departs_at,
    'plans.flights',
    staged.load_id
from rows_plans_flights as staged
inner join verdict on staged.stage_row = verdict.stage_row
where verdict.verdict = 'inserted';
