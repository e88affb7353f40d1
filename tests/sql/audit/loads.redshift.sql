-- The last loads, newest last, with what became of their rows in each target.
with numbered as (
    select *, row_number() over (order by load_id desc) as position
    from audit.load
)

select
    numbered.load_id,
    numbered.run_id,
    numbered.feed,
    numbered.file,
    numbered.load_date,
    numbered.status,
    numbered.delivered,
    account.target,
    account.hash_key,
    account.inserted,
    account.unchanged,
    account.duplicate,
    coalesce(account.rejected, numbered.rejected) as rejected,
    coalesce(account.filtered, 0) as filtered,
    coalesce(account.implied, 0) as implied,
    numbered.bytes,
    numbered.sha256,
    numbered.recipe,
    numbered.message
from numbered
left join audit.row_account as account on numbered.load_id = account.load_id
where numbered.position <= 20
order by numbered.load_id, account.target, account.hash_key;
