-- Each set as one version, by the hashes of all its rows.
create or replace temp table carried_sets as
select
    crew_hk,
    applied_date,
    load_date,
    dvault_position,
    string_agg(cast(hashdiff as varchar), ',' order by cast(hashdiff as varchar)) as hashdiff
from carried
group by crew_hk, applied_date, load_date, dvault_position;
