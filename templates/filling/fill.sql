-- Stores what the satellite does not say yet, as learnt now: a version for each moment at which it
-- says something else than just before.
{% set by_time %}
partition by {{ this.key[0] }}
order by applied_date{% if this.sequenced %}, sequence nulls last{% endif +%}
{% endset %}
insert into {{ this.table }} (
    {{ this.key[0] }},
    load_date,
    applied_date,
{% if this.sequenced %}
    sequence,
{% endif %}
    hashdiff,
{% for column in this.attributes %}
    {{ column.name }},
{% endfor %}
    record_source,
    load_id
)
with compared as (
    select
        *,
        case
            when is_held then hashdiff_held
            else lag(content{% if holds %}, 1, {{ hashing.empty_diff(this.attributes) }}{% endif %}) over {{ dialect.over('by_time', by_time) }}
        end as predecessor
    from told{{ dialect.window('by_time', by_time) }}
)

select
    {{ this.key[0] }},
    {{ load.load_date }} as load_date,
    applied_date,
{% if this.sequenced %}
    sequence,
{% endif %}
    hashdiff,
{% for column in this.attributes %}
    {{ column.name }},
{% endfor %}
    {{ record_source }} as record_source,
    {{ load.load_id }} as load_id
from compared
where {{ dialect.differ('content', 'predecessor') }};
