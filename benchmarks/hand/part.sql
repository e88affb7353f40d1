-- One delivery of part: hashed once, then hubs, links and the satellite, a statement each.
create temp table staged as
select
    *,
    md5(p_partkey::text)::uuid as part_hk,
    md5(concat_ws('|',
        p_name, p_mfgr, p_brand, p_type, p_size, p_container, p_retailprice, p_comment,
        octet_length(p_name), octet_length(p_mfgr), octet_length(p_brand),
        octet_length(p_type), octet_length(p_container), octet_length(p_comment),
        (p_name is not null)::integer + 2 * (p_mfgr is not null)::integer
        + 4 * (p_brand is not null)::integer + 8 * (p_type is not null)::integer
        + 16 * (p_size is not null)::integer + 32 * (p_container is not null)::integer
        + 64 * (p_retailprice is not null)::integer + 128 * (p_comment is not null)::integer
    ))::uuid as hashdiff
from {source}.part;

analyze staged;

insert into hub_part
select distinct part_hk, p_partkey, {load_date}, 'tpch.part', {load_id}
from staged
where not exists (select 1 from hub_part as known where known.part_hk = staged.part_hk);

insert into sat_part
with latest as (
    select distinct on (part_hk) part_hk, hashdiff
    from sat_part
    where part_hk in (select part_hk from staged)
    order by part_hk, load_date desc
)
select
    staged.part_hk, {load_date}, {load_date}, staged.hashdiff,
    staged.p_name, staged.p_mfgr, staged.p_brand, staged.p_type, staged.p_size,
    staged.p_container, staged.p_retailprice, staged.p_comment,
    'tpch.part', {load_id}
from staged
left join latest on staged.part_hk = latest.part_hk
where latest.hashdiff is distinct from staged.hashdiff;

drop table staged;
