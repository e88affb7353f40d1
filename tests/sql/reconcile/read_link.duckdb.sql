-- How many rows of each load bring a relation that the vault did not hold as of that load, with
-- these partners, child keys and values, and the first of them. Rows that were refused are left out.
-- Of feeds that were loaded side by side in one run any may have stored it.
with known as (
    select
        load_id,
        max(load_id) over (partition by run_id) as last_of_run
    from audit.load
)

select
    staged.load_id,
    min(staged.delivery_row) as first_row,
    count(*) as unread
from rows_crew_ranks as staged
inner join known on staged.load_id = known.load_id
left join raw_vault.link_crew_base as stored
    on
        staged.crew_base_hk = stored.crew_base_hk
        and known.last_of_run >= stored.load_id
        and stored.crew_hk is not distinct from staged.crew_hk
        and stored.airport_hk is not distinct from staged.airport_hk
where
    stored.load_id is null
    and staged.crew_base_hk not in (cast('00000000000000000000000000000000' as uuid), cast('ffffffffffffffffffffffffffffffff' as uuid))
    and not exists (
        select 1
        from audit.rejected_row as refused
        where
            refused.target = 'link_crew_base'
            and refused.load_id = staged.load_id
            and refused.delivery_row = staged.delivery_row
    )
group by staged.load_id
order by staged.load_id;

-- How many rows of each load bring a relation that the vault did not hold as of that load, with
-- these partners, child keys and values, and the first of them. Rows that were refused are left out.
-- Of feeds that were loaded side by side in one run any may have stored it.
with known as (
    select
        load_id,
        max(load_id) over (partition by run_id) as last_of_run
    from audit.load
)

select
    staged.load_id,
    min(staged.delivery_row) as first_row,
    count(*) as unread
from rows_crew_rosters as staged
inner join known on staged.load_id = known.load_id
left join raw_vault.link_crew_base as stored
    on
        staged.crew_base_hk = stored.crew_base_hk
        and known.last_of_run >= stored.load_id
        and stored.crew_hk is not distinct from staged.crew_hk
        and stored.airport_hk is not distinct from staged.airport_hk
where
    stored.load_id is null
    and staged.crew_base_hk not in (cast('00000000000000000000000000000000' as uuid), cast('ffffffffffffffffffffffffffffffff' as uuid))
    and not exists (
        select 1
        from audit.rejected_row as refused
        where
            refused.target = 'link_crew_base'
            and refused.load_id = staged.load_id
            and refused.delivery_row = staged.delivery_row
    )
group by staged.load_id
order by staged.load_id;

-- How many rows of each load bring a relation that the vault did not hold as of that load, with
-- these partners, child keys and values, and the first of them. Rows that were refused are left out.
-- Of feeds that were loaded side by side in one run any may have stored it.
with known as (
    select
        load_id,
        max(load_id) over (partition by run_id) as last_of_run
    from audit.load
)

select
    staged.load_id,
    min(staged.delivery_row) as first_row,
    count(*) as unread
from rows_archive_payments as staged
inner join known on staged.load_id = known.load_id
left join raw_vault.link_payment as stored
    on
        staged.payment_hk = stored.payment_hk
        and known.last_of_run >= stored.load_id
        and stored.passenger_hk is not distinct from staged.passenger_hk
        and stored.payment_no is not distinct from staged.payment_no
        and stored.amount is not distinct from staged.amount
        and stored.paid_with is not distinct from staged.paid_with
where
    stored.load_id is null
    and staged.payment_hk not in (cast('00000000000000000000000000000000' as uuid), cast('ffffffffffffffffffffffffffffffff' as uuid))
    and not exists (
        select 1
        from audit.rejected_row as refused
        where
            refused.target = 'link_payment'
            and refused.load_id = staged.load_id
            and refused.delivery_row = staged.delivery_row
    )
group by staged.load_id
order by staged.load_id;
