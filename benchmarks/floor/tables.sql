-- The raw vault of TPC-H: five hubs, five links, seven satellites, no index and no constraint.
create table hub_customer (customer_hk uuid, c_custkey bigint, load_date timestamp, record_source varchar, load_id bigint);
create table hub_orders (orders_hk uuid, o_orderkey bigint, load_date timestamp, record_source varchar, load_id bigint);
create table hub_part (part_hk uuid, p_partkey bigint, load_date timestamp, record_source varchar, load_id bigint);
create table hub_supplier (supplier_hk uuid, s_suppkey bigint, load_date timestamp, record_source varchar, load_id bigint);
create table hub_nation (nation_hk uuid, n_nationkey bigint, load_date timestamp, record_source varchar, load_id bigint);

create table link_order_customer (
    order_customer_hk uuid, orders_hk uuid, customer_hk uuid,
    load_date timestamp, record_source varchar, load_id bigint
);
create table link_line_item (
    line_item_hk uuid, orders_hk uuid, part_hk uuid, supplier_hk uuid, l_linenumber integer,
    load_date timestamp, record_source varchar, load_id bigint
);
create table link_part_supplier (
    part_supplier_hk uuid, part_hk uuid, supplier_hk uuid,
    load_date timestamp, record_source varchar, load_id bigint
);
create table link_customer_nation (
    customer_nation_hk uuid, customer_hk uuid, nation_hk uuid,
    load_date timestamp, record_source varchar, load_id bigint
);
create table link_supplier_nation (
    supplier_nation_hk uuid, supplier_hk uuid, nation_hk uuid,
    load_date timestamp, record_source varchar, load_id bigint
);

create table sat_customer (
    customer_hk uuid, load_date timestamp, applied_date timestamp, hashdiff uuid,
    c_name varchar, c_address varchar, c_phone varchar, c_acctbal decimal(15, 2),
    c_mktsegment varchar, c_comment varchar, record_source varchar, load_id bigint
);
create table sat_orders (
    orders_hk uuid, load_date timestamp, applied_date timestamp, hashdiff uuid,
    o_orderstatus varchar, o_totalprice decimal(15, 2), o_orderdate date, o_orderpriority varchar,
    o_clerk varchar, o_shippriority integer, o_comment varchar, record_source varchar, load_id bigint
);
create table sat_part (
    part_hk uuid, load_date timestamp, applied_date timestamp, hashdiff uuid,
    p_name varchar, p_mfgr varchar, p_brand varchar, p_type varchar, p_size integer,
    p_container varchar, p_retailprice decimal(15, 2), p_comment varchar, record_source varchar, load_id bigint
);
create table sat_supplier (
    supplier_hk uuid, load_date timestamp, applied_date timestamp, hashdiff uuid,
    s_name varchar, s_address varchar, s_phone varchar, s_acctbal decimal(15, 2), s_comment varchar,
    record_source varchar, load_id bigint
);
create table sat_nation (
    nation_hk uuid, load_date timestamp, applied_date timestamp, hashdiff uuid,
    n_name varchar, n_regionkey bigint, n_comment varchar, record_source varchar, load_id bigint
);
create table sat_part_supplier (
    part_supplier_hk uuid, load_date timestamp, applied_date timestamp, hashdiff uuid,
    ps_availqty integer, ps_supplycost decimal(15, 2), ps_comment varchar, record_source varchar, load_id bigint
);
create table sat_line_item (
    line_item_hk uuid, load_date timestamp, applied_date timestamp, hashdiff uuid,
    l_quantity decimal(15, 2), l_extendedprice decimal(15, 2), l_discount decimal(15, 2), l_tax decimal(15, 2),
    l_returnflag varchar, l_linestatus varchar, l_shipdate date, l_commitdate date, l_receiptdate date,
    l_shipinstruct varchar, l_shipmode varchar, l_comment varchar, record_source varchar, load_id bigint
);
