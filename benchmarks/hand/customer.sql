-- One delivery of customer: hashed once, then hubs, links and the satellite, a statement each.
create temp table staged as
select
    *,
    md5(c_custkey::text)::uuid as customer_hk,
    md5(c_nationkey::text)::uuid as nation_hk,
    md5(concat_ws('|', c_custkey, c_nationkey, 3))::uuid as customer_nation_hk,
    md5(concat_ws('|',
        c_name, c_address, c_phone, c_acctbal, c_mktsegment, c_comment,
        octet_length(c_name), octet_length(c_address), octet_length(c_phone),
        octet_length(c_mktsegment), octet_length(c_comment),
        (c_name is not null)::integer + 2 * (c_address is not null)::integer
        + 4 * (c_phone is not null)::integer + 8 * (c_acctbal is not null)::integer
        + 16 * (c_mktsegment is not null)::integer + 32 * (c_comment is not null)::integer
    ))::uuid as hashdiff
from {source}.customer;

analyze staged;

insert into hub_customer
select distinct customer_hk, c_custkey, {load_date}, 'tpch.customer', {load_id}
from staged
where not exists (select 1 from hub_customer as known where known.customer_hk = staged.customer_hk);

insert into hub_nation
select distinct nation_hk, c_nationkey, {load_date}, 'tpch.customer', {load_id}
from staged
where not exists (select 1 from hub_nation as known where known.nation_hk = staged.nation_hk);

insert into link_customer_nation
select distinct customer_nation_hk, customer_hk, nation_hk, {load_date}, 'tpch.customer', {load_id}
from staged
where not exists (select 1 from link_customer_nation as known where known.customer_nation_hk = staged.customer_nation_hk);

insert into sat_customer
with latest as (
    select distinct on (customer_hk) customer_hk, hashdiff
    from sat_customer
    where customer_hk in (select customer_hk from staged)
    order by customer_hk, load_date desc
)
select
    staged.customer_hk, {load_date}, {load_date}, staged.hashdiff,
    staged.c_name, staged.c_address, staged.c_phone, staged.c_acctbal, staged.c_mktsegment,
    staged.c_comment,
    'tpch.customer', {load_id}
from staged
left join latest on staged.customer_hk = latest.customer_hk
where latest.hashdiff is distinct from staged.hashdiff;

drop table staged;
