-- Load dates of one delivery that bring what was true before a row of an earlier one, each with the
-- last load date it is late against: the two may not be judged at once.
{# What numbers its rows may be late at one and the same applied date, too. #}
{% set before = '<=' if this.sequenced else '<' %}
with staged as (
    select
        {{ source.hash_key }} as hash_key,
        load_date,
        min(applied_date) as first_applied,
        max(applied_date) as last_applied
    from {{ feed.stage }}
    group by {{ source.hash_key }}, load_date
),

ordered as (
    select
        *,
        max(last_applied) over (
            partition by hash_key
            order by load_date
            rows between unbounded preceding and 1 preceding
        ) as known_until
    from staged
)

select late.load_date, max(earlier.load_date) as against
from ordered as late
inner join staged as earlier
    on
        late.hash_key = earlier.hash_key
        and late.load_date > earlier.load_date
        and late.first_applied {{ before | sql }} earlier.last_applied
where late.first_applied {{ before | sql }} late.known_until
group by late.load_date
order by late.load_date;
