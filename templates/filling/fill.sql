-- Stores what the satellite does not say yet, as learnt now: a version for each moment at which it
-- says something else than just before.
{% set by_time %}
partition by {{ this.key }}
order by applied_date{% if this.sequenced %}, sequence nulls last{% endif +%}
{% endset %}
insert into {{ this.table }} (
{% for name in this.key %}
    {{ name }},
{% endfor %}
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
        lag(dvault_told{% if holds %}, 1, {{ hashing.empty_diff(this.attributes) }}{% endif %}) over {{ dialect.over('by_time', by_time) }} as dvault_before
    from told{{ dialect.window('by_time', by_time) }}
)

select
{% for name in this.key %}
    {{ name }},
{% endfor %}
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
where
{% if tracked %}
    {{ dialect.differ('dvault_told', 'coalesce(dvault_known, dvault_before)') }}
    or (dvault_then is null and {{ dialect.differ('dvault_told', 'dvault_before') }});
{% else %}
    {{ dialect.differ('dvault_told', 'coalesce(dvault_then, dvault_before)') }};
{% endif %}
