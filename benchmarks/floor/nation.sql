-- One delivery of nations: hub and satellite.
create temp table staged as
select
    file_row_number, n_nationkey,
    unhex(md5(n_nationkey::varchar))::uuid as nation_hk,
    unhex(md5(concat_ws('|',
        n_name, n_regionkey, n_comment, strlen(n_name), strlen(n_comment),
        (n_name is not null)::integer + 2 * (n_regionkey is not null)::integer
        + 4 * (n_comment is not null)::integer
    )))::uuid as hashdiff
from read_parquet(getvariable('file'), file_row_number => true);

insert into hub_nation
select nation_hk, any_value(n_nationkey), getvariable('load_date'), 'tpch.nation', getvariable('load_id')
from staged anti join hub_nation using (nation_hk)
group by nation_hk;

create temp table latest as
select nation_hk, arg_max(hashdiff, load_date) as hashdiff
from sat_nation
where nation_hk in (select nation_hk from staged)
group by nation_hk;

create temp table kept as
select nation_hk, min(hashdiff) as hashdiff, arg_min(file_row_number, hashdiff) as file_row_number
from staged anti join latest using (nation_hk, hashdiff)
group by nation_hk;

insert into sat_nation
select
    nation_hk, getvariable('load_date'), getvariable('load_date'), hashdiff,
    n_name, n_regionkey, n_comment,
    'tpch.nation', getvariable('load_id')
from read_parquet(getvariable('file'), file_row_number => true)
join kept using (file_row_number);
