-- One delivery of suppliers: hubs, the link to the nation, satellite.
create temp table nation_key as
select s_nationkey, unhex(md5(s_nationkey::varchar))::uuid as nation_hk
from (select distinct s_nationkey from read_parquet(getvariable('file')));

create temp table staged as
select
    file_row_number, s_suppkey, nation_hk,
    unhex(md5(s_suppkey::varchar))::uuid as supplier_hk,
    unhex(md5(concat_ws('|', s_suppkey, s_nationkey, 3)))::uuid as supplier_nation_hk,
    unhex(md5(concat_ws('|',
        s_name, s_address, s_phone, s_acctbal, s_comment, strlen(s_name), strlen(s_address),
        strlen(s_phone), strlen(s_comment),
        (s_name is not null)::integer + 2 * (s_address is not null)::integer
        + 4 * (s_phone is not null)::integer + 8 * (s_acctbal is not null)::integer
        + 16 * (s_comment is not null)::integer
    )))::uuid as hashdiff
from read_parquet(getvariable('file'), file_row_number => true)
join nation_key using (s_nationkey);

insert into hub_supplier
select supplier_hk, any_value(s_suppkey), getvariable('load_date'), 'tpch.supplier', getvariable('load_id')
from staged anti join hub_supplier using (supplier_hk)
group by supplier_hk;

insert into hub_nation
select nation_hk, s_nationkey, getvariable('load_date'), 'tpch.supplier', getvariable('load_id')
from nation_key anti join hub_nation using (nation_hk);

insert into link_supplier_nation
select
    supplier_nation_hk, any_value(supplier_hk), any_value(nation_hk),
    getvariable('load_date'), 'tpch.supplier', getvariable('load_id')
from staged anti join link_supplier_nation using (supplier_nation_hk)
group by supplier_nation_hk;

create temp table latest as
select supplier_hk, arg_max(hashdiff, load_date) as hashdiff
from sat_supplier
where supplier_hk in (select supplier_hk from staged)
group by supplier_hk;

create temp table kept as
select supplier_hk, min(hashdiff) as hashdiff, arg_min(file_row_number, hashdiff) as file_row_number
from staged anti join latest using (supplier_hk, hashdiff)
group by supplier_hk;

insert into sat_supplier
select
    supplier_hk, getvariable('load_date'), getvariable('load_date'), hashdiff,
    s_name, s_address, s_phone, s_acctbal, s_comment,
    'tpch.supplier', getvariable('load_id')
from read_parquet(getvariable('file'), file_row_number => true)
join kept using (file_row_number);
