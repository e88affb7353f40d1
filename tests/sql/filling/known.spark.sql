-- What a tracked satellite knows last of each moment, as an appearance or as a version.
drop table if exists known;

create table known using parquet as
with remembered as (
    select
        crew_hk,
        applied_date,
        sequence,
        load_date,
        hashdiff
    from raw_vault.sat_crew_rank_tracked
    where
        load_id > 0
        and (crew_hk) in (select crew_hk from captured)
    union all
    select
        crew_hk,
        applied_date,
        sequence,
        load_date,
        hashdiff
    from raw_vault.sat_crew_rank
    where
        load_id > 0
        and (crew_hk) in (select crew_hk from captured)
),

ranked as (
    select
        *,
        row_number() over (
            partition by crew_hk, applied_date, sequence
            order by load_date desc
        ) as place
    from remembered
)

select *
from ranked
where place = 1;
