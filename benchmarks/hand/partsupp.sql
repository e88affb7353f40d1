-- One delivery of partsupp: hashed once, then hubs, links and the satellite, a statement each.
create temp table staged as
select
    *,
    md5(ps_partkey::text)::uuid as part_hk,
    md5(ps_suppkey::text)::uuid as supplier_hk,
    md5(concat_ws('|', ps_partkey, ps_suppkey, 3))::uuid as part_supplier_hk,
    md5(concat_ws('|',
        ps_availqty, ps_supplycost, ps_comment,
        octet_length(ps_comment),
        (ps_availqty is not null)::integer + 2 * (ps_supplycost is not null)::integer
        + 4 * (ps_comment is not null)::integer
    ))::uuid as hashdiff
from {source}.partsupp;

analyze staged;

insert into hub_part
select distinct part_hk, ps_partkey, {load_date}, 'tpch.partsupp', {load_id}
from staged
where not exists (select 1 from hub_part as known where known.part_hk = staged.part_hk);

insert into hub_supplier
select distinct supplier_hk, ps_suppkey, {load_date}, 'tpch.partsupp', {load_id}
from staged
where not exists (select 1 from hub_supplier as known where known.supplier_hk = staged.supplier_hk);

insert into link_part_supplier
select distinct part_supplier_hk, part_hk, supplier_hk, {load_date}, 'tpch.partsupp', {load_id}
from staged
where not exists (select 1 from link_part_supplier as known where known.part_supplier_hk = staged.part_supplier_hk);

insert into sat_part_supplier
with latest as (
    select distinct on (part_supplier_hk) part_supplier_hk, hashdiff
    from sat_part_supplier
    where part_supplier_hk in (select part_supplier_hk from staged)
    order by part_supplier_hk, load_date desc
)
select
    staged.part_supplier_hk, {load_date}, {load_date}, staged.hashdiff,
    staged.ps_availqty, staged.ps_supplycost, staged.ps_comment,
    'tpch.partsupp', {load_id}
from staged
left join latest on staged.part_supplier_hk = latest.part_supplier_hk
where latest.hashdiff is distinct from staged.hashdiff;

drop table staged;
