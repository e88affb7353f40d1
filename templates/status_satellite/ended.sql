-- Which keys were gone at which moment for want of a row: since when that is known.
select
    {{ this.hash_key }} as ended_1,
    applied_date as ended_on,
    min(load_date) as known_ended
from {{ this.table }}
where
    load_id > 0
    and sequence is null
    and status = 'D'
group by {{ this.hash_key }}, applied_date
