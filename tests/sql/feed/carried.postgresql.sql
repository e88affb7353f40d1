-- The stage as DuckDB made it of the files: types checked, keys and contents hashed.
drop table if exists pg_temp.stage_crew_ranks cascade;

create temp table stage_crew_ranks as
select
    cast(null as bigint) as stage_row,
    cast(null as bigint) as load_id,
    cast(null as timestamp) as load_date,
    cast(null as timestamp) as applied_date,
    cast(null as bigint) as delivery_row,
    cast(null as text) as crew_no,
    cast(null as text) as base,
    cast(null as text) as rank,
    cast(null as text) as op,
    cast(null as integer) as change_no,
    cast(null as text) as airport_key_code,
    cast(null as uuid) as crew_hk,
    cast(null as uuid) as airport_hk,
    cast(null as uuid) as crew_base_hk,
    cast(null as uuid) as crew_rank_hashdiff,
    cast(null as uuid) as crew_rank_life_hashdiff,
    cast(null as text) as rejection,
    cast(null as text) as delivered
limit 0;

-- The stage as DuckDB made it of the files: types checked, keys and contents hashed.
drop table if exists pg_temp.stage_crew_ranks_before cascade;

create temp table stage_crew_ranks_before as
select
    cast(null as bigint) as stage_row,
    cast(null as bigint) as load_id,
    cast(null as timestamp) as load_date,
    cast(null as timestamp) as applied_date,
    cast(null as bigint) as delivery_row,
    cast(null as text) as crew_no,
    cast(null as text) as rank,
    cast(null as uuid) as crew_hk,
    cast(null as uuid) as crew_rank_before_hashdiff,
    cast(null as text) as rejection,
    cast(null as text) as delivered
limit 0;

-- The stage as DuckDB made it of the files: types checked, keys and contents hashed.
drop table if exists pg_temp.stage_crew_rosters cascade;

create temp table stage_crew_rosters as
select
    cast(null as bigint) as stage_row,
    cast(null as bigint) as load_id,
    cast(null as timestamp) as load_date,
    cast(null as timestamp) as applied_date,
    cast(null as bigint) as delivery_row,
    cast(null as text) as crew_no,
    cast(null as text) as base,
    cast(null as text) as language,
    cast(null as integer) as level,
    cast(null as integer) as line_no,
    cast(null as text) as airport_key_code,
    cast(null as uuid) as crew_hk,
    cast(null as uuid) as airport_hk,
    cast(null as uuid) as crew_base_hk,
    cast(null as uuid) as crew_languages_hashdiff,
    cast(null as uuid) as crew_life_hashdiff,
    cast(null as text) as rejection,
    cast(null as text) as delivered
limit 0;
