-- One verdict for every staged row whose fact is not in the link with this payload: first seen,
-- a duplicate of the first, or a contradiction, which is rejected. Rows without one are unchanged.
-- Of the rows that bring a new fact the first wins by (load, applied date, hash of the payload).
drop table if exists verdict;

create table verdict using parquet as
with fresh as (
    select
        staged.stage_row as stage_row,
        staged.load_id,
        staged.load_date,
        staged.applied_date,
        staged.payment_hk as hash_key,
        staged.payment_hashdiff as hashdiff
    from stage_archive_payments as staged
    where not exists (
        select 1
        from raw_vault.link_payment as known
        where
            known.payment_hk = staged.payment_hk
            and known.hashdiff = staged.payment_hashdiff
    )
),

loaded as (
    select payment_hk as hash_key
    from raw_vault.link_payment
    where payment_hk in (select hash_key from fresh)
),

ranked as (
    select
        *,
        row_number() over by_load as position,
        first_value(load_id) over by_load as first_load,
        first_value(hashdiff) over by_load as first_hashdiff
    from fresh
    where
        not exists (
            select 1
            from loaded
            where loaded.hash_key = fresh.hash_key
        )
    window by_load as (partition by hash_key order by load_id, load_date, applied_date, hashdiff)
)

select
    stage_row,
    load_id,
    case
        when position = 1 then 'inserted'
        when hashdiff <> first_hashdiff then 'the same key with another payload'
        when load_id = first_load then 'duplicate'
        else 'unchanged'
    end as verdict
from ranked
union all
select
    fresh.stage_row,
    fresh.load_id,
    'the same key with another payload' as verdict
from fresh
where exists (
    select 1
    from loaded
    where loaded.hash_key = fresh.hash_key
);

-- One verdict for every staged row whose fact is not in the link with this payload: first seen,
-- a duplicate of the first, or a contradiction, which is rejected. Rows without one are unchanged.
-- Of the rows that bring a new fact the first wins by (load, applied date, hash of the payload).
drop table if exists verdict;

create table verdict using parquet as
with fresh as (
    select
        staged.stage_row as stage_row,
        staged.load_id,
        staged.load_date,
        staged.applied_date,
        staged.payment_hk as hash_key,
        staged.payment_hashdiff as hashdiff
    from stage_bank_payments as staged
    where not exists (
        select 1
        from raw_vault.link_payment as known
        where
            known.payment_hk = staged.payment_hk
            and known.hashdiff = staged.payment_hashdiff
    )
),

loaded as (
    select payment_hk as hash_key
    from raw_vault.link_payment
    where payment_hk in (select hash_key from fresh)
),

ranked as (
    select
        *,
        row_number() over by_load as position,
        first_value(load_id) over by_load as first_load,
        first_value(hashdiff) over by_load as first_hashdiff
    from fresh
    where
        not exists (
            select 1
            from loaded
            where loaded.hash_key = fresh.hash_key
        )
    window by_load as (partition by hash_key order by load_id, load_date, applied_date, hashdiff)
)

select
    stage_row,
    load_id,
    case
        when position = 1 then 'inserted'
        when hashdiff <> first_hashdiff then 'the same key with another payload'
        when load_id = first_load then 'duplicate'
        else 'unchanged'
    end as verdict
from ranked
union all
select
    fresh.stage_row,
    fresh.load_id,
    'the same key with another payload' as verdict
from fresh
where exists (
    select 1
    from loaded
    where loaded.hash_key = fresh.hash_key
);
