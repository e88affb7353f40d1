-- One delivery of nation: hashed once, then hubs, links and the satellite, a statement each.
create temp table staged as
select
    *,
    md5(n_nationkey::text)::uuid as nation_hk,
    md5(concat_ws('|',
        n_name, n_regionkey, n_comment,
        octet_length(n_name), octet_length(n_comment),
        (n_name is not null)::integer + 2 * (n_regionkey is not null)::integer
        + 4 * (n_comment is not null)::integer
    ))::uuid as hashdiff
from {source}.nation;

analyze staged;

insert into hub_nation
select distinct nation_hk, n_nationkey, {load_date}, 'tpch.nation', {load_id}
from staged
where not exists (select 1 from hub_nation as known where known.nation_hk = staged.nation_hk);

insert into sat_nation
with latest as (
    select distinct on (nation_hk) nation_hk, hashdiff
    from sat_nation
    where nation_hk in (select nation_hk from staged)
    order by nation_hk, load_date desc
)
select
    staged.nation_hk, {load_date}, {load_date}, staged.hashdiff,
    staged.n_name, staged.n_regionkey, staged.n_comment,
    'tpch.nation', {load_id}
from staged
left join latest on staged.nation_hk = latest.nation_hk
where latest.hashdiff is distinct from staged.hashdiff;

drop table staged;
