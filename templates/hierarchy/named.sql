-- Of each key that points at another the one relation that counts: of those in effect, the one
-- learnt last.
select
    {{ this.lower.hash_key }},
    {{ this.upper.hash_key }}
from (
    select
        {{ this.lower.hash_key }},
        {{ this.upper.hash_key }},
        row_number() over (
            partition by {{ this.lower.hash_key }}
            order by load_date desc, {{ this.upper.hash_key }} asc
        ) as newest_first
    from {{ this.link.table }}
    where
        load_id > 0
        and {{ this.lower.hash_key }} not in (
            {{ hashing.unknown }},
            {{ hashing.error }}
        )
        and {{ this.upper.hash_key }} not in (
            {{ hashing.unknown }},
            {{ hashing.error }}
        )
{% if this.effectivity %}
        and (
            {{ this.link.hash_key }} not in (
{% for satellite in this.effectivity %}
                select {{ this.link.hash_key }} from {{ satellite.table }} where load_id > 0
{% if not loop.last %}
                union all
{% endif %}
{% endfor %}
            )
            or {{ this.link.hash_key }} in (
{% for satellite in this.effectivity %}
                select {{ this.link.hash_key }}
                from {{ satellite.history }}
                where valid_to = {{ dialect.end }}
{% if not loop.last %}
                union all
{% endif %}
{% endfor %}
            )
        )
{% endif %}
) as ranked
where newest_first = 1
