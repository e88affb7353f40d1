-- One delivery of line items: hub keys, link and satellite; payload is read for the hash and for the rows kept.
create temp table orders_key as
select l_orderkey, unhex(md5(l_orderkey::varchar))::uuid as orders_hk
from (select distinct l_orderkey from read_parquet(getvariable('file')));

create temp table part_key as
select l_partkey, unhex(md5(l_partkey::varchar))::uuid as part_hk
from (select distinct l_partkey from read_parquet(getvariable('file')));

create temp table supplier_key as
select l_suppkey, unhex(md5(l_suppkey::varchar))::uuid as supplier_hk
from (select distinct l_suppkey from read_parquet(getvariable('file')));

create temp table staged as
select
    file_row_number, l_linenumber, orders_hk, part_hk, supplier_hk,
    unhex(md5(concat_ws('|', l_orderkey, l_partkey, l_suppkey, l_linenumber, 15)))::uuid as line_item_hk,
    unhex(md5(concat_ws('|',
        l_quantity, l_extendedprice, l_discount, l_tax, l_returnflag, l_linestatus,
        l_shipdate, l_commitdate, l_receiptdate, l_shipinstruct, l_shipmode, l_comment,
        strlen(l_returnflag), strlen(l_linestatus), strlen(l_shipinstruct), strlen(l_shipmode), strlen(l_comment),
        (l_quantity is not null)::integer + 2 * (l_extendedprice is not null)::integer
        + 4 * (l_discount is not null)::integer + 8 * (l_tax is not null)::integer
        + 16 * (l_returnflag is not null)::integer + 32 * (l_linestatus is not null)::integer
        + 64 * (l_shipdate is not null)::integer + 128 * (l_commitdate is not null)::integer
        + 256 * (l_receiptdate is not null)::integer + 512 * (l_shipinstruct is not null)::integer
        + 1024 * (l_shipmode is not null)::integer + 2048 * (l_comment is not null)::integer
    )))::uuid as hashdiff
from read_parquet(getvariable('file'), file_row_number => true)
join orders_key using (l_orderkey)
join part_key using (l_partkey)
join supplier_key using (l_suppkey);

insert into hub_orders
select orders_hk, l_orderkey, getvariable('load_date'), 'tpch.lineitem', getvariable('load_id')
from orders_key anti join hub_orders using (orders_hk);

insert into hub_part
select part_hk, l_partkey, getvariable('load_date'), 'tpch.lineitem', getvariable('load_id')
from part_key anti join hub_part using (part_hk);

insert into hub_supplier
select supplier_hk, l_suppkey, getvariable('load_date'), 'tpch.lineitem', getvariable('load_id')
from supplier_key anti join hub_supplier using (supplier_hk);

insert into link_line_item
select
    line_item_hk, any_value(orders_hk), any_value(part_hk), any_value(supplier_hk), any_value(l_linenumber),
    getvariable('load_date'), 'tpch.lineitem', getvariable('load_id')
from staged anti join link_line_item using (line_item_hk)
group by line_item_hk;

-- The last hashdiff of each key delivered; narrow columns of the touched keys only.
create temp table latest as
select line_item_hk, arg_max(hashdiff, load_date) as hashdiff
from sat_line_item
where line_item_hk in (select line_item_hk from staged)
group by line_item_hk;

create temp table kept as
select line_item_hk, min(hashdiff) as hashdiff, arg_min(file_row_number, hashdiff) as file_row_number
from staged anti join latest using (line_item_hk, hashdiff)
group by line_item_hk;

insert into sat_line_item
select
    line_item_hk, getvariable('load_date'), getvariable('load_date'), hashdiff,
    l_quantity, l_extendedprice, l_discount, l_tax, l_returnflag, l_linestatus,
    l_shipdate, l_commitdate, l_receiptdate, l_shipinstruct, l_shipmode, l_comment,
    'tpch.lineitem', getvariable('load_id')
from read_parquet(getvariable('file'), file_row_number => true)
join kept using (file_row_number);
