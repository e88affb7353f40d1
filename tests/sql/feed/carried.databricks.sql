-- The stage as DuckDB made it of the files: types checked, keys and contents hashed.
create or replace temporary table stage_crew_ranks as
select
    cast(null as bigint) as stage_row,
    cast(null as bigint) as load_id,
    cast(null as timestamp_ntz) as load_date,
    cast(null as timestamp_ntz) as applied_date,
    cast(null as bigint) as delivery_row,
    cast(null as string) as crew_no,
    cast(null as string) as base,
    cast(null as string) as rank,
    cast(null as string) as op,
    cast(null as integer) as change_no,
    cast(null as string) as airport_key_code,
    cast(null as binary) as crew_hk,
    cast(null as binary) as airport_hk,
    cast(null as binary) as crew_base_hk,
    cast(null as binary) as crew_rank_hashdiff,
    cast(null as binary) as crew_rank_life_hashdiff,
    cast(null as string) as rejection,
    cast(null as string) as delivered
limit 0;

-- The stage as DuckDB made it of the files: types checked, keys and contents hashed.
create or replace temporary table stage_crew_ranks_before as
select
    cast(null as bigint) as stage_row,
    cast(null as bigint) as load_id,
    cast(null as timestamp_ntz) as load_date,
    cast(null as timestamp_ntz) as applied_date,
    cast(null as bigint) as delivery_row,
    cast(null as string) as crew_no,
    cast(null as string) as rank,
    cast(null as binary) as crew_hk,
    cast(null as binary) as crew_rank_before_hashdiff,
    cast(null as string) as rejection,
    cast(null as string) as delivered
limit 0;

-- The stage as DuckDB made it of the files: types checked, keys and contents hashed.
create or replace temporary table stage_crew_rosters as
select
    cast(null as bigint) as stage_row,
    cast(null as bigint) as load_id,
    cast(null as timestamp_ntz) as load_date,
    cast(null as timestamp_ntz) as applied_date,
    cast(null as bigint) as delivery_row,
    cast(null as string) as crew_no,
    cast(null as string) as base,
    cast(null as string) as language,
    cast(null as integer) as level,
    cast(null as integer) as line_no,
    cast(null as string) as airport_key_code,
    cast(null as binary) as crew_hk,
    cast(null as binary) as airport_hk,
    cast(null as binary) as crew_base_hk,
    cast(null as binary) as crew_languages_hashdiff,
    cast(null as binary) as crew_life_hashdiff,
    cast(null as string) as rejection,
    cast(null as string) as delivered
limit 0;
