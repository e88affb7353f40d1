-- Stores the facts that were judged to be new, with their payload.
insert into raw_vault.link_payment (
    payment_hk,
    passenger_hk,
    payment_no,
    load_date,
    applied_date,
    hashdiff,
    amount,
    paid_with,
    record_source,
    load_id
)
select
    staged.payment_hk,
    staged.passenger_hk,
    staged.payment_no,
    staged.load_date,
    staged.applied_date,
    staged.payment_hashdiff,
    staged.amount,
    staged.paid_with,
    'archive.payments',
    staged.load_id
from rows_archive_payments as staged
inner join verdict on staged.stage_row = verdict.stage_row
where verdict.verdict = 'inserted';

-- Stores the facts that were judged to be new, with their payload.
insert into raw_vault.link_payment (
    payment_hk,
    passenger_hk,
    payment_no,
    load_date,
    applied_date,
    hashdiff,
    amount,
    paid_with,
    record_source,
    load_id
)
select
    staged.payment_hk,
    staged.passenger_hk,
    staged.payment_no,
    staged.load_date,
    staged.applied_date,
    staged.payment_hashdiff,
    staged.amount,
    staged.paid_with,
    'bank.payments',
    staged.load_id
from rows_bank_payments as staged
inner join verdict on staged.stage_row = verdict.stage_row
where verdict.verdict = 'inserted';
