-- Which set was true in which interval, as known now: of sets with one applied date the last known
-- counts. Intervals are half-open; the last one ends at 9999-12-31. An empty set has no row.
{% set by_time %}
partition by {{ this.hash_key }}
order by applied_date, load_date
{% endset %}
{{ dialect.view(this.history) }}
with sets as (
    select distinct {{ this.hash_key }}, applied_date, load_date
    from {{ this.table }}
),

timeline as (
    select
        *,
        {{ dialect.next('applied_date', by_time) }} as valid_to
    from sets
)

select
    stored.{{ this.hash_key }},
    stored.applied_date as valid_from,
    timeline.valid_to,
    stored.load_date as known_from,
    stored.applied_date,
    stored.load_date,
    stored.hashdiff,
{% for column in this.attributes %}
    stored.{{ column.name }},
{% endfor %}
    stored.record_source,
    stored.load_id
from {{ this.table }} as stored
inner join timeline
    on
        stored.{{ this.hash_key }} = timeline.{{ this.hash_key }}
        and stored.applied_date = timeline.applied_date
        and stored.load_date = timeline.load_date
where
    stored.applied_date < timeline.valid_to
    and (stored.hashdiff <> {{ hashing.empty_diff(this.attributes) }} or stored.load_id = 0);
