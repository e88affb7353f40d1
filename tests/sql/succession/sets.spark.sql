-- Each set as one version, by the hashes of all its rows.
drop table if exists carried_sets;

create table carried_sets using parquet as
select
    crew_hk,
    applied_date,
    load_date,
    dvault_position,
    array_join(sort_array(collect_list(lower(hex(hashdiff)))), ',') as hashdiff
from carried
group by crew_hk, applied_date, load_date, dvault_position;
