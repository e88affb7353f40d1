-- Stores all staged rows: each was judged to be a version.
insert into raw_vault.sat_crew_rank (
    crew_hk,
    load_date,
    applied_date,
    sequence,
    hashdiff,
    rank,
    record_source,
    load_id
)
select
    staged.crew_hk,
    staged.load_date,
    staged.applied_date,
    staged.change_no,
    staged.crew_rank_hashdiff,
    staged.rank,
    'crew.ranks',
    staged.load_id
from rows_crew_ranks as staged;

-- Stores all staged rows: each was judged to be a version.
insert into raw_vault.sat_crew_rank_appearance (
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
from rows_crew_ranks as staged;

-- Stores all staged rows: each was judged to be a version.
insert into raw_vault.sat_crew_rank_life (
    crew_hk,
    load_date,
    applied_date,
    sequence,
    hashdiff,
    status,
    record_source,
    load_id
)
select
    staged.crew_hk,
    staged.load_date,
    staged.applied_date,
    staged.change_no,
    staged.crew_rank_life_hashdiff,
    staged.status,
    'crew.ranks',
    staged.load_id
from rows_crew_ranks as staged;
