-- The stage from the file that DuckDB wrote, put into a volume: your_volume stands for its path.
insert into stage_crew_ranks by name
select
    stage_row,
    load_id,
    load_date,
    applied_date,
    delivery_row,
    crew_no,
    base,
    rank,
    op,
    change_no,
    airport_key_code,
    crew_hk,
    airport_hk,
    crew_base_hk,
    crew_rank_hashdiff,
    crew_rank_life_hashdiff,
    rejection,
    delivered
from read_files(
    '/Volumes/your_volume/stage_crew_ranks.parquet',
    format => 'parquet'
);

-- The stage from the file that DuckDB wrote, put into a volume: your_volume stands for its path.
insert into stage_crew_ranks_before by name
select
    stage_row,
    load_id,
    load_date,
    applied_date,
    delivery_row,
    crew_no,
    rank,
    crew_hk,
    crew_rank_before_hashdiff,
    rejection,
    delivered
from read_files(
    '/Volumes/your_volume/stage_crew_ranks_before.parquet',
    format => 'parquet'
);

-- The stage from the file that DuckDB wrote, put into a volume: your_volume stands for its path.
insert into stage_crew_rosters by name
select
    stage_row,
    load_id,
    load_date,
    applied_date,
    delivery_row,
    crew_no,
    base,
    language,
    level,
    line_no,
    airport_key_code,
    crew_hk,
    airport_hk,
    crew_base_hk,
    crew_languages_hashdiff,
    crew_life_hashdiff,
    rejection,
    delivered
from read_files(
    '/Volumes/your_volume/stage_crew_rosters.parquet',
    format => 'parquet'
);
