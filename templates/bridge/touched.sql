-- The keys whose walks come by a relation that was learnt since the last time, or is now known to
-- be older, or in effect at other times; each with the moment from which on this changes something.
{{ dialect.temporary('touched') }}
with
{% for crossing in this.crossings %}
{% set key = crossing.link.hash_key %}
{{ crossing.news }} as (
    select {{ key }}
    from {{ crossing.link.table }}
    where load_id > {{ load_id }}
{% for satellite in crossing.satellites + crossing.effectivity %}
    {{ dialect.union | sql }}
    select {{ key }}
    from {{ satellite.table }}
    where load_id > {{ load_id }}
{% endfor %}
),

{{ crossing.moved }} as (
    select {{ key }}, min(since) as since
    from (
        select {{ key }}, load_date as since, load_id
        from {{ crossing.link.table }}
        where {{ key }} in (select {{ key }} from {{ crossing.news }})
{% for table in crossing.told + crossing.spoken %}
        union all
        select {{ key }}, applied_date, load_id
        from {{ table }}
        where {{ key }} in (select {{ key }} from {{ crossing.news }})
{% endfor %}
    ) as said
    group by {{ key }}
{% if not crossing.effectivity %}
    having
        min(since) < coalesce(
            min(case when load_id <= {{ load_id }} then since end), {{ dialect.end }}
        )
{% endif %}
),

{% endfor %}
{% for crossing in this.crossings | reverse %}
{{ crossing.reached }} as (
    select {{ crossing.met }}.{{ crossing.origin.hash_key }}, {{ crossing.moved }}.since
    from {{ crossing.moved }}
    inner join {{ crossing.link.table }} as {{ crossing.met }}
        on {{ crossing.moved }}.{{ crossing.link.hash_key }} = {{ crossing.met }}.{{ crossing.link.hash_key }}
{% if not loop.first %}
{% set after = loop.previtem %}
    union all
    select {{ crossing.over }}.{{ crossing.origin.hash_key }}, {{ after.reached }}.since
    from {{ after.reached }}
    inner join {{ crossing.link.table }} as {{ crossing.over }}
        on {{ after.reached }}.{{ after.origin.hash_key }} = {{ crossing.over }}.{{ crossing.target.hash_key }}
    where {{ after.reached }}.{{ after.origin.hash_key }} not in (
        {{ hashing.unknown }},
        {{ hashing.error }}
    )
{% endif %}
){% if not loop.last %},{% endif +%}

{% endfor %}
{% set first = this.crossings[0] %}
select {{ first.origin.hash_key }} as {{ this.start.hash_key }}, min(since) as since
from {{ first.reached }}
group by {{ first.origin.hash_key }};
