-- How many rows of each load bring a key that the vault did not know as of that load, and the
-- first of them.
select
    staged.load_id,
    min(staged.delivery_row) as first_row,
    count(*) as unread
from {{ feed.rows }} as staged
left join {{ this.table }} as stored
    on
        staged.{{ source.hash_key }} = stored.{{ this.hash_key }}
        and staged.load_id >= stored.load_id
where stored.load_id is null
group by staged.load_id
order by staged.load_id;
