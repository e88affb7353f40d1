-- One delivery of orders: hashed once, then hubs, links and the satellite, a statement each.
create temp table staged as
select
    *,
    md5(o_orderkey::text)::uuid as orders_hk,
    md5(o_custkey::text)::uuid as customer_hk,
    md5(concat_ws('|', o_orderkey, o_custkey, 3))::uuid as order_customer_hk,
    md5(concat_ws('|',
        o_orderstatus, o_totalprice, o_orderdate, o_orderpriority, o_clerk, o_shippriority,
        o_comment,
        octet_length(o_orderstatus), octet_length(o_orderpriority), octet_length(o_clerk),
        octet_length(o_comment),
        (o_orderstatus is not null)::integer + 2 * (o_totalprice is not null)::integer
        + 4 * (o_orderdate is not null)::integer + 8 * (o_orderpriority is not null)::integer
        + 16 * (o_clerk is not null)::integer + 32 * (o_shippriority is not null)::integer
        + 64 * (o_comment is not null)::integer
    ))::uuid as hashdiff
from {source}.orders;

analyze staged;

insert into hub_orders
select distinct orders_hk, o_orderkey, {load_date}, 'tpch.orders', {load_id}
from staged
where not exists (select 1 from hub_orders as known where known.orders_hk = staged.orders_hk);

insert into hub_customer
select distinct customer_hk, o_custkey, {load_date}, 'tpch.orders', {load_id}
from staged
where not exists (select 1 from hub_customer as known where known.customer_hk = staged.customer_hk);

insert into link_order_customer
select distinct order_customer_hk, orders_hk, customer_hk, {load_date}, 'tpch.orders', {load_id}
from staged
where not exists (select 1 from link_order_customer as known where known.order_customer_hk = staged.order_customer_hk);

insert into sat_orders
with latest as (
    select distinct on (orders_hk) orders_hk, hashdiff
    from sat_orders
    where orders_hk in (select orders_hk from staged)
    order by orders_hk, load_date desc
)
select
    staged.orders_hk, {load_date}, {load_date}, staged.hashdiff,
    staged.o_orderstatus, staged.o_totalprice, staged.o_orderdate, staged.o_orderpriority,
    staged.o_clerk, staged.o_shippriority, staged.o_comment,
    'tpch.orders', {load_id}
from staged
left join latest on staged.orders_hk = latest.orders_hk
where latest.hashdiff is distinct from staged.hashdiff;

drop table staged;
