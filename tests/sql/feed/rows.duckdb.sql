-- The staged rows with their numbers and all they bring.
create or replace temp view rows_crew_ranks as
select
    staged.rowid as stage_row,
    coalesce(staged.delivery_row, staged.rowid - counted.first_row + 1) as delivery_row,
    staged.load_id,
    staged.load_date,
    staged.applied_date,
    staged.crew_no,
    staged.base,
    staged.rank,
    staged.op,
    staged.change_no,
    staged.airport_key_code,
    staged.crew_hk,
    staged.airport_hk,
    staged.crew_base_hk,
    staged.crew_rank_hashdiff,
    staged.crew_rank_life_hashdiff,
    staged.rejection,
    staged.delivered
from stage_crew_ranks as staged
inner join counted on staged.load_id = counted.load_id;

-- The staged rows with their numbers and all they bring.
create or replace temp view rows_crew_ranks_before as
select
    staged.rowid as stage_row,
    coalesce(staged.delivery_row, staged.rowid - counted.first_row + 1) as delivery_row,
    staged.load_id,
    staged.load_date,
    staged.applied_date,
    staged.crew_no,
    staged.rank,
    staged.crew_hk,
    staged.crew_rank_before_hashdiff,
    staged.rejection,
    staged.delivered
from stage_crew_ranks_before as staged
inner join counted on staged.load_id = counted.load_id;

-- The staged rows with their numbers and all they bring.
create or replace temp view rows_crew_rosters as
select
    staged.rowid as stage_row,
    coalesce(staged.delivery_row, staged.rowid - counted.first_row + 1) as delivery_row,
    staged.load_id,
    staged.load_date,
    staged.applied_date,
    staged.crew_no,
    staged.base,
    staged.language,
    staged.level,
    staged.line_no,
    staged.airport_key_code,
    staged.crew_hk,
    staged.airport_hk,
    staged.crew_base_hk,
    staged.crew_languages_hashdiff,
    staged.crew_life_hashdiff,
    staged.rejection,
    staged.delivered
from stage_crew_rosters as staged
inner join counted on staged.load_id = counted.load_id;
