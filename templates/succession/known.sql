-- Which version of one of the satellites was known at each moment to hold then: the last one up to
-- it, or where that was learnt only later, the last one before it that was known.
{{ dialect.temporary(name) }}
with latest as (
    select
        moments.{{ this.hash_key }},
        moments.position,
        moments.load_date as known_at,
        versions.version,
        versions.load_date
    from moments
    inner join versions
        on
            moments.{{ this.hash_key }} = versions.{{ this.hash_key }}
            and moments.version_{{ part }} = versions.version
            and versions.part = {{ part }}
),

known as (
    select {{ this.hash_key }}, position, version
    from latest
    where load_date <= known_at
    union all
    select
        latest.{{ this.hash_key }},
        latest.position,
        max(earlier.version)
    from latest
    inner join versions as earlier
        on
            latest.{{ this.hash_key }} = earlier.{{ this.hash_key }}
            and earlier.part = {{ part }}
            and latest.version > earlier.version
            and latest.known_at >= earlier.load_date
    where latest.load_date > latest.known_at
    group by latest.{{ this.hash_key }}, latest.position
)

select
    known.{{ this.hash_key }},
    known.position,
    versions.applied_date,
{% if this.sequenced %}
    versions.sequence,
{% endif %}
    versions.load_date
from known
inner join versions
    on
        known.{{ this.hash_key }} = versions.{{ this.hash_key }}
        and known.version = versions.version
        and versions.part = {{ part }};
