-- One delivery of parts: hub and satellite.
create temp table staged as
select
    file_row_number, p_partkey,
    unhex(md5(p_partkey::varchar))::uuid as part_hk,
    unhex(md5(concat_ws('|',
        p_name, p_mfgr, p_brand, p_type, p_size, p_container, p_retailprice, p_comment, strlen(p_name),
        strlen(p_mfgr), strlen(p_brand), strlen(p_type), strlen(p_container), strlen(p_comment),
        (p_name is not null)::integer + 2 * (p_mfgr is not null)::integer
        + 4 * (p_brand is not null)::integer + 8 * (p_type is not null)::integer
        + 16 * (p_size is not null)::integer + 32 * (p_container is not null)::integer
        + 64 * (p_retailprice is not null)::integer + 128 * (p_comment is not null)::integer
    )))::uuid as hashdiff
from read_parquet(getvariable('file'), file_row_number => true);

insert into hub_part
select part_hk, any_value(p_partkey), getvariable('load_date'), 'tpch.part', getvariable('load_id')
from staged anti join hub_part using (part_hk)
group by part_hk;

create temp table latest as
select part_hk, arg_max(hashdiff, load_date) as hashdiff
from sat_part
where part_hk in (select part_hk from staged)
group by part_hk;

create temp table kept as
select part_hk, min(hashdiff) as hashdiff, arg_min(file_row_number, hashdiff) as file_row_number
from staged anti join latest using (part_hk, hashdiff)
group by part_hk;

insert into sat_part
select
    part_hk, getvariable('load_date'), getvariable('load_date'), hashdiff,
    p_name, p_mfgr, p_brand, p_type, p_size, p_container, p_retailprice, p_comment,
    'tpch.part', getvariable('load_id')
from read_parquet(getvariable('file'), file_row_number => true)
join kept using (file_row_number);
