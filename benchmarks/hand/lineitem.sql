-- One delivery of lineitem: hashed once, then hubs, links and the satellite, a statement each.
create temp table staged as
select
    *,
    md5(l_orderkey::text)::uuid as orders_hk,
    md5(l_partkey::text)::uuid as part_hk,
    md5(l_suppkey::text)::uuid as supplier_hk,
    md5(concat_ws('|', l_orderkey, l_partkey, l_suppkey, l_linenumber, 15))::uuid as line_item_hk,
    md5(concat_ws('|',
        l_quantity, l_extendedprice, l_discount, l_tax, l_returnflag, l_linestatus, l_shipdate,
        l_commitdate, l_receiptdate, l_shipinstruct, l_shipmode, l_comment,
        octet_length(l_returnflag), octet_length(l_linestatus), octet_length(l_shipinstruct),
        octet_length(l_shipmode), octet_length(l_comment),
        (l_quantity is not null)::integer + 2 * (l_extendedprice is not null)::integer
        + 4 * (l_discount is not null)::integer + 8 * (l_tax is not null)::integer
        + 16 * (l_returnflag is not null)::integer + 32 * (l_linestatus is not null)::integer
        + 64 * (l_shipdate is not null)::integer + 128 * (l_commitdate is not null)::integer
        + 256 * (l_receiptdate is not null)::integer
        + 512 * (l_shipinstruct is not null)::integer
        + 1024 * (l_shipmode is not null)::integer + 2048 * (l_comment is not null)::integer
    ))::uuid as hashdiff
from {source}.lineitem;

analyze staged;

insert into hub_orders
select distinct orders_hk, l_orderkey, {load_date}, 'tpch.lineitem', {load_id}
from staged
where not exists (select 1 from hub_orders as known where known.orders_hk = staged.orders_hk);

insert into hub_part
select distinct part_hk, l_partkey, {load_date}, 'tpch.lineitem', {load_id}
from staged
where not exists (select 1 from hub_part as known where known.part_hk = staged.part_hk);

insert into hub_supplier
select distinct supplier_hk, l_suppkey, {load_date}, 'tpch.lineitem', {load_id}
from staged
where not exists (select 1 from hub_supplier as known where known.supplier_hk = staged.supplier_hk);

insert into link_line_item
select distinct line_item_hk, orders_hk, part_hk, supplier_hk, l_linenumber, {load_date}, 'tpch.lineitem', {load_id}
from staged
where not exists (select 1 from link_line_item as known where known.line_item_hk = staged.line_item_hk);

insert into sat_line_item
with latest as (
    select distinct on (line_item_hk) line_item_hk, hashdiff
    from sat_line_item
    where line_item_hk in (select line_item_hk from staged)
    order by line_item_hk, load_date desc
)
select
    staged.line_item_hk, {load_date}, {load_date}, staged.hashdiff,
    staged.l_quantity, staged.l_extendedprice, staged.l_discount, staged.l_tax,
    staged.l_returnflag, staged.l_linestatus, staged.l_shipdate, staged.l_commitdate,
    staged.l_receiptdate, staged.l_shipinstruct, staged.l_shipmode, staged.l_comment,
    'tpch.lineitem', {load_id}
from staged
left join latest on staged.line_item_hk = latest.line_item_hk
where latest.hashdiff is distinct from staged.hashdiff;

drop table staged;
