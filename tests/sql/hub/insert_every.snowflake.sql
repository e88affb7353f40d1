-- Stores all staged rows: each was judged to bring a new key of its own.
insert into raw_vault.hub_crew (
    crew_hk,
    crew_no,
    load_date,
    record_source,
    load_id
)
select
    staged.crew_hk,
    staged.crew_no,
    staged.load_date,
    'crew.ranks_before',
    staged.load_id
from stage_crew_ranks_before as staged;

-- Stores all staged rows: each was judged to bring a new key of its own.
insert into raw_vault.hub_crew (
    crew_hk,
    crew_no,
    load_date,
    record_source,
    load_id
)
select
    staged.crew_hk,
    staged.crew_no,
    staged.load_date,
    'crew.rosters',
    staged.load_id
from stage_crew_rosters as staged;

-- Stores all staged rows: each was judged to bring a new key of its own.
insert into raw_vault.hub_airport (
    airport_hk,
    collision_code,
    airport_code,
    load_date,
    record_source,
    load_id
)
select
    staged.airport_hk,
    staged.airport_key_code,
    staged.base,
    staged.load_date,
    'crew.rosters',
    staged.load_id
from stage_crew_rosters as staged;
