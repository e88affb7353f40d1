-- Stores what the satellite does not say yet, as learnt now: the whole set for each moment at which
-- it is another than just before. Before there was a set it was empty.
{% set by_time %}
partition by {{ this.key[0] }}
order by applied_date
{% endset %}
insert into {{ this.table }} (
    {{ this.key[0] }},
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
        {{ this.key[0] }},
        applied_date,
        is_held,
        {{ dialect.gather(hashing.shown('content')) }} as members,
        {{ dialect.gather(hashing.shown('hashdiff_held')) }} as members_held
    from told
    group by {{ this.key[0] }}, applied_date, is_held
),

compared as (
    select
        *,
        lag(members) over {{ dialect.over('by_time', by_time) }} as members_before
    from sets{{ dialect.window('by_time', by_time) }}
),

fresh as (
    select
        {{ this.key[0] }},
        applied_date
    from compared
    where
        members <> case
            when is_held then members_held
            else coalesce(
                members_before, {{ hashing.shown(hashing.empty_diff(this.attributes)) }}
            )
        end
)

select
    told.{{ this.key[0] }},
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
        told.{{ this.key[0] }} = fresh.{{ this.key[0] }}
        and told.applied_date = fresh.applied_date;
