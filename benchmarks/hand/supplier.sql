-- One delivery of supplier: hashed once, then hubs, links and the satellite, a statement each.
create temp table staged as
select
    *,
    md5(s_suppkey::text)::uuid as supplier_hk,
    md5(s_nationkey::text)::uuid as nation_hk,
    md5(concat_ws('|', s_suppkey, s_nationkey, 3))::uuid as supplier_nation_hk,
    md5(concat_ws('|',
        s_name, s_address, s_phone, s_acctbal, s_comment,
        octet_length(s_name), octet_length(s_address), octet_length(s_phone),
        octet_length(s_comment),
        (s_name is not null)::integer + 2 * (s_address is not null)::integer
        + 4 * (s_phone is not null)::integer + 8 * (s_acctbal is not null)::integer
        + 16 * (s_comment is not null)::integer
    ))::uuid as hashdiff
from {source}.supplier;

analyze staged;

insert into hub_supplier
select distinct supplier_hk, s_suppkey, {load_date}, 'tpch.supplier', {load_id}
from staged
where not exists (select 1 from hub_supplier as known where known.supplier_hk = staged.supplier_hk);

insert into hub_nation
select distinct nation_hk, s_nationkey, {load_date}, 'tpch.supplier', {load_id}
from staged
where not exists (select 1 from hub_nation as known where known.nation_hk = staged.nation_hk);

insert into link_supplier_nation
select distinct supplier_nation_hk, supplier_hk, nation_hk, {load_date}, 'tpch.supplier', {load_id}
from staged
where not exists (select 1 from link_supplier_nation as known where known.supplier_nation_hk = staged.supplier_nation_hk);

insert into sat_supplier
with latest as (
    select distinct on (supplier_hk) supplier_hk, hashdiff
    from sat_supplier
    where supplier_hk in (select supplier_hk from staged)
    order by supplier_hk, load_date desc
)
select
    staged.supplier_hk, {load_date}, {load_date}, staged.hashdiff,
    staged.s_name, staged.s_address, staged.s_phone, staged.s_acctbal, staged.s_comment,
    'tpch.supplier', {load_id}
from staged
left join latest on staged.supplier_hk = latest.supplier_hk
where latest.hashdiff is distinct from staged.hashdiff;

drop table staged;
