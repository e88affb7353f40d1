-- Stores the rows that were judged to be versions, and those that became versions by them: with the
-- attributes of the row that has the same content.
{% include 'satellite/fill.sql' %}

inner join verdict on staged.stage_row = verdict.stage_row
where verdict.verdict = 'inserted';

insert into {{ this.table }} (
    {{ this.hash_key }},
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
with alike as (
    select
        stored.*,
        row_number() over (
            partition by stored.{{ this.hash_key }}, stored.hashdiff
            order by stored.load_date, stored.applied_date
        ) as position
    from {{ this.table }} as stored
    where
        stored.{{ this.hash_key }} in (
            select hash_key
            from verdict
            where verdict = 'implied'
        )
)

select
    verdict.hash_key,
    verdict.load_date,
    verdict.applied_date,
{% if this.sequenced %}
    verdict.sequence,
{% endif %}
    verdict.hashdiff,
{% for column in this.attributes %}
    alike.{{ column.name }},
{% endfor %}
    {{ feed.record_source }},
    verdict.load_id
from verdict
inner join alike
    on
        verdict.hash_key = alike.{{ this.hash_key }}
        and verdict.hashdiff = alike.hashdiff
        and alike.position = 1
where verdict.verdict = 'implied';
