-- Deliveries of this batch that bring what was true before a row of an earlier one, each with
-- the last delivery it is late against: the two may not be judged at once.
{# What numbers its rows may be late at one and the same applied date, too. #}
{% set before = '<=' if this.sequenced else '<' %}
with staged as (
    select
        {{ source.hash_key }} as hash_key,
        load_id,
        applied_date,
        max(applied_date) over (
            partition by {{ source.hash_key }}
            order by load_id
            range between unbounded preceding and 1 preceding
        ) as known_until
    from {{ feed.stage }}
)

select late.load_id, max(earlier.load_id) as against
from staged as late
inner join staged as earlier
    on
        late.hash_key = earlier.hash_key
        and late.load_id > earlier.load_id
        and late.applied_date {{ before | sql }} earlier.applied_date
where late.applied_date {{ before | sql }} late.known_until
group by late.load_id
order by late.load_id;
