-- One verdict for every staged row whose code is not in the reference: the first row of its load, or
-- a duplicate of it. Rows without a verdict are unchanged, or bring no code. Codes that differ and
-- share a hash collide, even where both are known: satellites are judged by the hash.
drop table if exists verdict;

create table verdict using parquet as
with keyed as (
    select
        staged.stage_row as stage_row,
        staged.load_id,
        staged.country_hk as hash_key,
        trim(both ' ' from staged.code) as key_1
    from stage_world_countries as staged
    where
        staged.country_hk not in (
            unhex('00000000000000000000000000000000'),
            unhex('ffffffffffffffffffffffffffffffff')
        )
),

collided as (
    select hash_key
    from keyed
    group by hash_key
    having
        count(distinct key_1) > 1
),

ranked as (
    select
        *,
        row_number() over by_load as position,
        first_value(load_id) over by_load as first_load
    from keyed
    where
        not exists (
            select 1
            from raw_vault.ref_country as known
            where
                known.country_code = keyed.key_1
        )
    window by_load as (partition by hash_key order by load_id, stage_row)
)

select
    stage_row,
    load_id,
    case
        when position = 1 then 'inserted'
        when load_id = first_load then 'duplicate'
        else 'unchanged'
    end as verdict
from ranked
union all
select
    stage_row,
    load_id,
    'collision' as verdict
from keyed
where hash_key in (select hash_key from collided);

-- One verdict for every staged row whose code is not in the reference: the first row of its load, or
-- a duplicate of it. Rows without a verdict are unchanged, or bring no code. Codes that differ and
-- share a hash collide, even where both are known: satellites are judged by the hash.
drop table if exists verdict;

create table verdict using parquet as
with keyed as (
    select
        staged.stage_row as stage_row,
        staged.load_id,
        staged.tax_hk as hash_key,
        case when octet_length(trim(both ' ' from staged.code)) = length(trim(both ' ' from staged.code)) then upper(trim(both ' ' from staged.code)) else translate(trim(both ' ' from staged.code), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end as key_1,
        staged.valid_year as key_2
    from stage_world_countries as staged
    where
        staged.tax_hk not in (
            unhex('00000000000000000000000000000000'),
            unhex('ffffffffffffffffffffffffffffffff')
        )
),

collided as (
    select hash_key
    from keyed
    group by hash_key
    having
        count(distinct key_1) > 1
        or count(distinct key_2) > 1
),

ranked as (
    select
        *,
        row_number() over by_load as position,
        first_value(load_id) over by_load as first_load
    from keyed
    where
        not exists (
            select 1
            from raw_vault.ref_tax as known
            where
                known.country_code = keyed.key_1
                and known.valid_year = keyed.key_2
        )
    window by_load as (partition by hash_key order by load_id, stage_row)
)

select
    stage_row,
    load_id,
    case
        when position = 1 then 'inserted'
        when load_id = first_load then 'duplicate'
        else 'unchanged'
    end as verdict
from ranked
union all
select
    stage_row,
    load_id,
    'collision' as verdict
from keyed
where hash_key in (select hash_key from collided);
