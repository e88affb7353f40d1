-- How many rows of each load bring a key that the vault did not know as of that load, and the
-- first of them.
select
    staged.load_id,
    min(staged.delivery_row) as first_row,
    count(*) as unread
from rows_crew_ranks as staged
left join raw_vault.hub_crew as stored
    on
        staged.crew_hk = stored.crew_hk
        and staged.load_id >= stored.load_id
where stored.load_id is null
group by staged.load_id
order by staged.load_id;

-- How many rows of each load bring a key that the vault did not know as of that load, and the
-- first of them.
select
    staged.load_id,
    min(staged.delivery_row) as first_row,
    count(*) as unread
from rows_crew_ranks_before as staged
left join raw_vault.hub_crew as stored
    on
        staged.crew_hk = stored.crew_hk
        and staged.load_id >= stored.load_id
where stored.load_id is null
group by staged.load_id
order by staged.load_id;
