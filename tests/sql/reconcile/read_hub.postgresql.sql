-- How many rows of each load bring a key that the vault did not know as of that load, and the
-- first of them. Of feeds that were loaded side by side in one run any may have stored it.
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
left join raw_vault.hub_crew as stored
    on
        staged.crew_hk = stored.crew_hk
        and known.last_of_run >= stored.load_id
where stored.load_id is null
group by staged.load_id
order by staged.load_id;

-- How many rows of each load bring a key that the vault did not know as of that load, and the
-- first of them. Of feeds that were loaded side by side in one run any may have stored it.
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
from rows_crew_ranks_before as staged
inner join known on staged.load_id = known.load_id
left join raw_vault.hub_crew as stored
    on
        staged.crew_hk = stored.crew_hk
        and known.last_of_run >= stored.load_id
where stored.load_id is null
group by staged.load_id
order by staged.load_id;
