-- Two codes that differ and share a hash: there must be none.
with keyed as (
    select distinct
        staged.country_hk as hash_key,
        trim(both ' ' from staged.code) as key_1
    from stage_world_countries as staged
    inner join verdict on staged.stage_row = verdict.stage_row
    where verdict.verdict = 'collision'
)

select
    min(substring(coalesce(', ' || cast(keyed.key_1 as varchar(65535)), ''), 3)) as delivered,
    max(substring(coalesce(', ' || cast(keyed.key_1 as varchar(65535)), ''), 3)) as stored,
    hash_key as hash_key
from keyed
group by hash_key
order by hash_key
limit 1;

-- Two codes that differ and share a hash: there must be none.
with keyed as (
    select distinct
        staged.tax_hk as hash_key,
        case when octet_length(trim(both ' ' from staged.code)) = length(trim(both ' ' from staged.code)) then upper(trim(both ' ' from staged.code)) else translate(trim(both ' ' from staged.code), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end as key_1,
        staged.valid_year as key_2
    from stage_world_countries as staged
    inner join verdict on staged.stage_row = verdict.stage_row
    where verdict.verdict = 'collision'
)

select
    min(substring(coalesce(', ' || cast(keyed.key_1 as varchar(65535)), '') || coalesce(', ' || cast(keyed.key_2 as varchar(65535)), ''), 3)) as delivered,
    max(substring(coalesce(', ' || cast(keyed.key_1 as varchar(65535)), '') || coalesce(', ' || cast(keyed.key_2 as varchar(65535)), ''), 3)) as stored,
    hash_key as hash_key
from keyed
group by hash_key
order by hash_key
limit 1;
