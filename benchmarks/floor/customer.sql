-- One delivery of customers: hubs, the link to the nation, satellite.
create temp table nation_key as
select c_nationkey, unhex(md5(c_nationkey::varchar))::uuid as nation_hk
from (select distinct c_nationkey from read_parquet(getvariable('file')));

create temp table staged as
select
    file_row_number, c_custkey, nation_hk,
    unhex(md5(c_custkey::varchar))::uuid as customer_hk,
    unhex(md5(concat_ws('|', c_custkey, c_nationkey, 3)))::uuid as customer_nation_hk,
    unhex(md5(concat_ws('|',
        c_name, c_address, c_phone, c_acctbal, c_mktsegment, c_comment, strlen(c_name),
        strlen(c_address), strlen(c_phone), strlen(c_mktsegment), strlen(c_comment),
        (c_name is not null)::integer + 2 * (c_address is not null)::integer
        + 4 * (c_phone is not null)::integer + 8 * (c_acctbal is not null)::integer
        + 16 * (c_mktsegment is not null)::integer + 32 * (c_comment is not null)::integer
    )))::uuid as hashdiff
from read_parquet(getvariable('file'), file_row_number => true)
join nation_key using (c_nationkey);

insert into hub_customer
select customer_hk, any_value(c_custkey), getvariable('load_date'), 'tpch.customer', getvariable('load_id')
from staged anti join hub_customer using (customer_hk)
group by customer_hk;

insert into hub_nation
select nation_hk, c_nationkey, getvariable('load_date'), 'tpch.customer', getvariable('load_id')
from nation_key anti join hub_nation using (nation_hk);

insert into link_customer_nation
select
    customer_nation_hk, any_value(customer_hk), any_value(nation_hk),
    getvariable('load_date'), 'tpch.customer', getvariable('load_id')
from staged anti join link_customer_nation using (customer_nation_hk)
group by customer_nation_hk;

create temp table latest as
select customer_hk, arg_max(hashdiff, load_date) as hashdiff
from sat_customer
where customer_hk in (select customer_hk from staged)
group by customer_hk;

create temp table kept as
select customer_hk, min(hashdiff) as hashdiff, arg_min(file_row_number, hashdiff) as file_row_number
from staged anti join latest using (customer_hk, hashdiff)
group by customer_hk;

insert into sat_customer
select
    customer_hk, getvariable('load_date'), getvariable('load_date'), hashdiff,
    c_name, c_address, c_phone, c_acctbal, c_mktsegment, c_comment,
    'tpch.customer', getvariable('load_id')
from read_parquet(getvariable('file'), file_row_number => true)
join kept using (file_row_number);
