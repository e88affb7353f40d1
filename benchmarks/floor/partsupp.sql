-- One delivery of what suppliers offer: hubs, link, satellite on the link.
create temp table part_key as
select ps_partkey, unhex(md5(ps_partkey::varchar))::uuid as part_hk
from (select distinct ps_partkey from read_parquet(getvariable('file')));

create temp table supplier_key as
select ps_suppkey, unhex(md5(ps_suppkey::varchar))::uuid as supplier_hk
from (select distinct ps_suppkey from read_parquet(getvariable('file')));

create temp table staged as
select
    file_row_number, part_hk, supplier_hk,
    unhex(md5(concat_ws('|', ps_partkey, ps_suppkey, 3)))::uuid as part_supplier_hk,
    unhex(md5(concat_ws('|',
        ps_availqty, ps_supplycost, ps_comment, strlen(ps_comment),
        (ps_availqty is not null)::integer + 2 * (ps_supplycost is not null)::integer
        + 4 * (ps_comment is not null)::integer
    )))::uuid as hashdiff
from read_parquet(getvariable('file'), file_row_number => true)
join part_key using (ps_partkey)
join supplier_key using (ps_suppkey);

insert into hub_part
select part_hk, ps_partkey, getvariable('load_date'), 'tpch.partsupp', getvariable('load_id')
from part_key anti join hub_part using (part_hk);

insert into hub_supplier
select supplier_hk, ps_suppkey, getvariable('load_date'), 'tpch.partsupp', getvariable('load_id')
from supplier_key anti join hub_supplier using (supplier_hk);

insert into link_part_supplier
select
    part_supplier_hk, any_value(part_hk), any_value(supplier_hk),
    getvariable('load_date'), 'tpch.partsupp', getvariable('load_id')
from staged anti join link_part_supplier using (part_supplier_hk)
group by part_supplier_hk;

create temp table latest as
select part_supplier_hk, arg_max(hashdiff, load_date) as hashdiff
from sat_part_supplier
where part_supplier_hk in (select part_supplier_hk from staged)
group by part_supplier_hk;

create temp table kept as
select part_supplier_hk, min(hashdiff) as hashdiff, arg_min(file_row_number, hashdiff) as file_row_number
from staged anti join latest using (part_supplier_hk, hashdiff)
group by part_supplier_hk;

insert into sat_part_supplier
select
    part_supplier_hk, getvariable('load_date'), getvariable('load_date'), hashdiff,
    ps_availqty, ps_supplycost, ps_comment,
    'tpch.partsupp', getvariable('load_id')
from read_parquet(getvariable('file'), file_row_number => true)
join kept using (file_row_number);
