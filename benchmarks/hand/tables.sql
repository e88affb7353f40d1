-- The raw vault of TPC-H as dvault makes it: keys on hubs and links, no index on satellites.
create schema vault;
set search_path to vault;

create table hub_customer (customer_hk uuid primary key, c_custkey bigint, load_date timestamp, record_source text, load_id bigint);
create table hub_orders (orders_hk uuid primary key, o_orderkey bigint, load_date timestamp, record_source text, load_id bigint);
create table hub_part (part_hk uuid primary key, p_partkey bigint, load_date timestamp, record_source text, load_id bigint);
create table hub_supplier (supplier_hk uuid primary key, s_suppkey bigint, load_date timestamp, record_source text, load_id bigint);
create table hub_nation (nation_hk uuid primary key, n_nationkey bigint, load_date timestamp, record_source text, load_id bigint);

create table link_order_customer (
    order_customer_hk uuid primary key, orders_hk uuid, customer_hk uuid,
    load_date timestamp, record_source text, load_id bigint
);
create table link_line_item (
    line_item_hk uuid primary key, orders_hk uuid, part_hk uuid, supplier_hk uuid, l_linenumber integer,
    load_date timestamp, record_source text, load_id bigint
);
create table link_part_supplier (
    part_supplier_hk uuid primary key, part_hk uuid, supplier_hk uuid,
    load_date timestamp, record_source text, load_id bigint
);
create table link_customer_nation (
    customer_nation_hk uuid primary key, customer_hk uuid, nation_hk uuid,
    load_date timestamp, record_source text, load_id bigint
);
create table link_supplier_nation (
    supplier_nation_hk uuid primary key, supplier_hk uuid, nation_hk uuid,
    load_date timestamp, record_source text, load_id bigint
);

create table sat_nation (
    nation_hk uuid, load_date timestamp, applied_date timestamp, hashdiff uuid,
    n_name text, n_regionkey bigint, n_comment text,
    record_source text, load_id bigint
);
create table sat_supplier (
    supplier_hk uuid, load_date timestamp, applied_date timestamp, hashdiff uuid,
    s_name text, s_address text, s_phone text, s_acctbal numeric(15, 2), s_comment text,
    record_source text, load_id bigint
);
create table sat_customer (
    customer_hk uuid, load_date timestamp, applied_date timestamp, hashdiff uuid,
    c_name text, c_address text, c_phone text, c_acctbal numeric(15, 2), c_mktsegment text, c_comment text,
    record_source text, load_id bigint
);
create table sat_part (
    part_hk uuid, load_date timestamp, applied_date timestamp, hashdiff uuid,
    p_name text, p_mfgr text, p_brand text, p_type text, p_size integer, p_container text, p_retailprice numeric(15, 2), p_comment text,
    record_source text, load_id bigint
);
create table sat_part_supplier (
    part_supplier_hk uuid, load_date timestamp, applied_date timestamp, hashdiff uuid,
    ps_availqty integer, ps_supplycost numeric(15, 2), ps_comment text,
    record_source text, load_id bigint
);
create table sat_orders (
    orders_hk uuid, load_date timestamp, applied_date timestamp, hashdiff uuid,
    o_orderstatus text, o_totalprice numeric(15, 2), o_orderdate date, o_orderpriority text, o_clerk text, o_shippriority integer, o_comment text,
    record_source text, load_id bigint
);
create table sat_line_item (
    line_item_hk uuid, load_date timestamp, applied_date timestamp, hashdiff uuid,
    l_quantity numeric(15, 2), l_extendedprice numeric(15, 2), l_discount numeric(15, 2), l_tax numeric(15, 2), l_returnflag text, l_linestatus text, l_shipdate date, l_commitdate date, l_receiptdate date, l_shipinstruct text, l_shipmode text, l_comment text,
    record_source text, load_id bigint
);
