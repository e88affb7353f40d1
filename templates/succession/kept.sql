-- Which versions say something else than what was told of the time before them: as known when they
-- were learnt or, where something came in between later, as known from then on, until they are
-- corrected. Corrections are compared with what they correct, once any of it is kept.
{% set by_time = 'partition by ' ~ dialect.identifier(this.hash_key) ~ ' order by dvault_position' %}
{% set over = dialect.over('by_time', by_time) %}
{% set moment %}
partition by {{ this.hash_key }}, applied_date{% if this.sequenced %}, sequence{% endif +%}
order by dvault_position
{% endset %}
{% set at_once = dialect.over('moment', moment) %}
{{ dialect.temporary('kept') }}
with ordered as (
    select
        {{ this.hash_key }},
        applied_date,
{% if this.sequenced %}
        sequence,
{% endif %}
        load_date,
        hashdiff,
        dvault_position,
        lag(hashdiff) over {{ over }} as hashdiff_before,
        lag(load_date) over {{ over }} as known_before
    from {{ of }}{{ dialect.window('by_time', by_time) }}
),

placed as (
    select
        {{ this.hash_key }},
        load_date,
        hashdiff,
        dvault_position,
        hashdiff_before as corrected,
        first_value(dvault_position) over {{ at_once }} as first_position,
        first_value(hashdiff_before) over {{ at_once }} as told_before,
        first_value(known_before) over {{ at_once }} as known_before,
        lead(load_date) over {{ at_once }} as corrected_from
    from ordered{{ dialect.window('moment', moment) }}
),

late as (
{% filter indented %}
{% include 'succession/late.sql' %}
{% endfilter +%}
),

judged as (
    select
        placed.*,
        case
            when placed.known_before is null then 1
            when placed.known_before > placed.load_date then late.is_another
            when placed.told_before <> placed.hashdiff then 1
            else 0
        end as is_another
    from placed
    left join late
        on
            placed.{{ this.hash_key }} = late.{{ this.hash_key }}
            and placed.dvault_position = late.dvault_position
),

numbered as (
    select
        *,
        min(case when is_another = 1 then dvault_position end) over (
            partition by {{ this.hash_key }}, first_position
        ) as first_kept
    from judged
)

select
    {{ this.hash_key }},
    dvault_position
from numbered
where
    dvault_position = first_kept
    or (dvault_position > first_kept and hashdiff <> corrected);
