-- What a tracked satellite knows last of each moment, as an appearance or as a version.
{{ dialect.temporary('known') }}
with remembered as (
{% for table in (tracked.table, this.table) %}
    select
{% for name in this.key %}
        {{ name }},
{% endfor %}
        applied_date,
{% if this.sequenced %}
        sequence,
{% endif %}
        load_date,
        hashdiff
    from {{ table }}
    where
        load_id > 0
        and ({{ this.key }}) in (select {{ this.key }} from captured)
{% if not loop.last %}
    union all
{% endif %}
{% endfor %}
),

ranked as (
    select
        *,
        row_number() over (
            partition by {{ this.key }}, applied_date{% if this.sequenced %}, sequence{% endif +%}
            order by load_date desc
        ) as place
    from remembered
)

select *
from ranked
where place = 1;
