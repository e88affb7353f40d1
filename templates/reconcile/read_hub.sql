-- How many rows of each load bring a key that the vault did not know as of that load, and the
-- first of them. Of feeds that were loaded side by side in one run any may have stored it.
with known as (
    select
        load_id,
        max(load_id) over (partition by run_id) as last_of_run
    from {{ known }}
)

select
    staged.load_id,
    min(staged.delivery_row) as first_row,
    count(*) as unread
from {{ feed.rows }} as staged
inner join known on staged.load_id = known.load_id
left join {{ this.table }} as stored
    on
        staged.{{ source.hash_key }} = stored.{{ this.hash_key }}
        and known.last_of_run >= stored.load_id
where stored.load_id is null
group by staged.load_id
order by staged.load_id;
