-- One delivery of orders: hubs, the link to the customer, satellite.
create temp table customer_key as
select o_custkey, unhex(md5(o_custkey::varchar))::uuid as customer_hk
from (select distinct o_custkey from read_parquet(getvariable('file')));

create temp table staged as
select
    file_row_number, o_orderkey, customer_hk,
    unhex(md5(o_orderkey::varchar))::uuid as orders_hk,
    unhex(md5(concat_ws('|', o_orderkey, o_custkey, 3)))::uuid as order_customer_hk,
    unhex(md5(concat_ws('|',
        o_orderstatus, o_totalprice, o_orderdate, o_orderpriority, o_clerk, o_shippriority, o_comment,
        strlen(o_orderstatus), strlen(o_orderpriority), strlen(o_clerk), strlen(o_comment),
        (o_orderstatus is not null)::integer + 2 * (o_totalprice is not null)::integer
        + 4 * (o_orderdate is not null)::integer + 8 * (o_orderpriority is not null)::integer
        + 16 * (o_clerk is not null)::integer + 32 * (o_shippriority is not null)::integer
        + 64 * (o_comment is not null)::integer
    )))::uuid as hashdiff
from read_parquet(getvariable('file'), file_row_number => true)
join customer_key using (o_custkey);

insert into hub_orders
select orders_hk, any_value(o_orderkey), getvariable('load_date'), 'tpch.orders', getvariable('load_id')
from staged anti join hub_orders using (orders_hk)
group by orders_hk;

insert into hub_customer
select customer_hk, o_custkey, getvariable('load_date'), 'tpch.orders', getvariable('load_id')
from customer_key anti join hub_customer using (customer_hk);

insert into link_order_customer
select
    order_customer_hk, any_value(orders_hk), any_value(customer_hk),
    getvariable('load_date'), 'tpch.orders', getvariable('load_id')
from staged anti join link_order_customer using (order_customer_hk)
group by order_customer_hk;

create temp table latest as
select orders_hk, arg_max(hashdiff, load_date) as hashdiff
from sat_orders
where orders_hk in (select orders_hk from staged)
group by orders_hk;

create temp table kept as
select orders_hk, min(hashdiff) as hashdiff, arg_min(file_row_number, hashdiff) as file_row_number
from staged anti join latest using (orders_hk, hashdiff)
group by orders_hk;

insert into sat_orders
select
    orders_hk, getvariable('load_date'), getvariable('load_date'), hashdiff,
    o_orderstatus, o_totalprice, o_orderdate, o_orderpriority, o_clerk, o_shippriority,
    o_comment,
    'tpch.orders', getvariable('load_id')
from read_parquet(getvariable('file'), file_row_number => true)
join kept using (file_row_number);
