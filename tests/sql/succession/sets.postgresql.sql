-- Each set as one version, by the hashes of all its rows.
drop table if exists pg_temp.carried_sets cascade;

create temp table carried_sets as
select
    crew_hk,
    applied_date,
    load_date,
    dvault_position,
    string_agg(cast(hashdiff as text), ',' order by cast(hashdiff as text)) as hashdiff
from carried
group by crew_hk, applied_date, load_date, dvault_position;
