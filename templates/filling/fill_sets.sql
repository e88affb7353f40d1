-- Stores what the satellite does not say yet, as learnt now: the whole set for each moment at which
-- it is another than just before. Before there was a set it was empty.
{% set by_time %}
partition by {{ this.key }}
order by applied_date
{% endset %}
insert into {{ this.table }} (
{% for name in this.key %}
    {{ name }},
{% endfor %}
    load_date,
    applied_date,
    hashdiff,
{% for column in this.attributes %}
    {{ column.name }},
{% endfor %}
    record_source,
    load_id
)
with sets as (
    select
{% for name in this.key %}
        {{ name }},
{% endfor %}
        applied_date,
        {{ dialect.gather(hashing.shown('dvault_told')) }} as hashes_told,
        {{ dialect.gather(hashing.shown('dvault_then')) }} as hashes_then
    from told
    group by {{ this.key }}, applied_date
),

compared as (
    select
        *,
        lag(hashes_told) over {{ dialect.over('by_time', by_time) }} as hashes_before
    from sets{{ dialect.window('by_time', by_time) }}
),

fresh as (
    select
{% for name in this.key %}
        {{ name }},
{% endfor %}
        applied_date
    from compared
    where
        hashes_told <> coalesce(
            hashes_then, hashes_before, {{ hashing.shown(hashing.empty_diff(this.attributes)) }}
        )
)

select
{% for name in this.key %}
    {{ dialect.column('told', name) }},
{% endfor %}
    {{ load.load_date }} as load_date,
    told.applied_date,
    told.hashdiff,
{% for column in this.attributes %}
    told.{{ column.name }},
{% endfor %}
    {{ record_source }} as record_source,
    {{ load.load_id }} as load_id
from told
inner join fresh
    on
        told.applied_date = fresh.applied_date
{%- for name in this.key +%}
        and {{ dialect.column('told', name) }} = {{ dialect.column('fresh', name) }}{% if loop.last %};{% endif +%}
{% endfor %}
