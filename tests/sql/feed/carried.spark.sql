-- The stage as DuckDB made it of the files, types checked, keys and contents hashed, in Parquet.
create or replace temporary view carried_stage_crew_ranks (
    stage_row bigint,
    load_id bigint,
    load_date timestamp,
    applied_date timestamp,
    delivery_row bigint,
    crew_no string,
    base string,
    rank string,
    op string,
    change_no int,
    airport_key_code string,
    crew_hk binary,
    airport_hk binary,
    crew_base_hk binary,
    crew_rank_hashdiff binary,
    crew_rank_life_hashdiff binary,
    rejection string,
    delivered string
)
using parquet
options (path 'file:stage/stage_crew_ranks');

create or replace temporary view stage_crew_ranks as
select *
from carried_stage_crew_ranks;

-- The stage as DuckDB made it of the files, types checked, keys and contents hashed, in Parquet.
create or replace temporary view carried_stage_crew_ranks_before (
    stage_row bigint,
    load_id bigint,
    load_date timestamp,
    applied_date timestamp,
    delivery_row bigint,
    crew_no string,
    rank string,
    crew_hk binary,
    crew_rank_before_hashdiff binary,
    rejection string,
    delivered string
)
using parquet
options (path 'file:stage/stage_crew_ranks_before');

create or replace temporary view stage_crew_ranks_before as
select *
from carried_stage_crew_ranks_before;

-- The stage as DuckDB made it of the files, types checked, keys and contents hashed, in Parquet.
create or replace temporary view carried_stage_crew_rosters (
    stage_row bigint,
    load_id bigint,
    load_date timestamp,
    applied_date timestamp,
    delivery_row bigint,
    crew_no string,
    base string,
    language string,
    level int,
    line_no int,
    airport_key_code string,
    crew_hk binary,
    airport_hk binary,
    crew_base_hk binary,
    crew_languages_hashdiff binary,
    crew_life_hashdiff binary,
    rejection string,
    delivered string
)
using parquet
options (path 'file:stage/stage_crew_rosters');

create or replace temporary view stage_crew_rosters as
select *
from carried_stage_crew_rosters;
