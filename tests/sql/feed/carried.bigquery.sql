-- The stage as DuckDB made it of the files: types checked, keys and contents hashed.
create or replace temp table stage_crew_ranks as
select
    cast(null as bigint) as stage_row,
    cast(null as bigint) as load_id,
    cast(null as datetime) as load_date,
    cast(null as datetime) as applied_date,
    cast(null as bigint) as delivery_row,
    cast(null as string) as crew_no,
    cast(null as string) as base,
    cast(null as string) as rank,
    cast(null as string) as op,
    cast(null as int64) as change_no,
    cast(null as string) as airport_key_code,
    cast(null as bytes(16)) as crew_hk,
    cast(null as bytes(16)) as airport_hk,
    cast(null as bytes(16)) as crew_base_hk,
    cast(null as bytes(16)) as crew_rank_hashdiff,
    cast(null as bytes(16)) as crew_rank_life_hashdiff,
    cast(null as string) as rejection,
    cast(null as string) as delivered
limit 0;

-- The stage as DuckDB made it of the files: types checked, keys and contents hashed.
create or replace temp table stage_crew_ranks_before as
select
    cast(null as bigint) as stage_row,
    cast(null as bigint) as load_id,
    cast(null as datetime) as load_date,
    cast(null as datetime) as applied_date,
    cast(null as bigint) as delivery_row,
    cast(null as string) as crew_no,
    cast(null as string) as rank,
    cast(null as bytes(16)) as crew_hk,
    cast(null as bytes(16)) as crew_rank_before_hashdiff,
    cast(null as string) as rejection,
    cast(null as string) as delivered
limit 0;

-- The stage as DuckDB made it of the files: types checked, keys and contents hashed.
create or replace temp table stage_crew_rosters as
select
    cast(null as bigint) as stage_row,
    cast(null as bigint) as load_id,
    cast(null as datetime) as load_date,
    cast(null as datetime) as applied_date,
    cast(null as bigint) as delivery_row,
    cast(null as string) as crew_no,
    cast(null as string) as base,
    cast(null as string) as language,
    cast(null as int64) as level,
    cast(null as int64) as line_no,
    cast(null as string) as airport_key_code,
    cast(null as bytes(16)) as crew_hk,
    cast(null as bytes(16)) as airport_hk,
    cast(null as bytes(16)) as crew_base_hk,
    cast(null as bytes(16)) as crew_languages_hashdiff,
    cast(null as bytes(16)) as crew_life_hashdiff,
    cast(null as string) as rejection,
    cast(null as string) as delivered
limit 0;
