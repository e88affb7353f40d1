-- The moments at which a value that a key shows changed, and the one from which on it is
-- known. A duplicate shows what its master does, but may be known earlier.
{% for satellite in this.satellites %}
select member.{{ this.hub.hash_key }}, changed.valid_from
from (
    select
        {{ this.hub.hash_key }},
        valid_from,
        hashdiff,
        lag(hashdiff) over (
            partition by {{ this.hub.hash_key }} order by valid_from
        ) as predecessor
    from {{ satellite.history }}
) as changed
inner join member on changed.{{ this.hub.hash_key }} = member.{{ this.same_as.master_key }}
where {{ dialect.differ('changed.hashdiff', 'changed.predecessor') }}
{{ dialect.union | sql }}
{% endfor %}
select existing.{{ this.hub.hash_key }}, existing.since as valid_from
from (
    select {{ this.hub.hash_key }}, {{ this.same_as.master_key }}, min(since) as since
    from (
        select {{ this.hub.hash_key }}, {{ this.same_as.master_key }}, load_date as since
        from member
{% for satellite in this.satellites %}
        union all
        select
            member.{{ this.hub.hash_key }},
            member.{{ this.same_as.master_key }},
            own.applied_date
        from member
        inner join {{ satellite.table }} as own
            on member.{{ this.hub.hash_key }} = own.{{ this.hub.hash_key }}
{% endfor %}
    ) as met
    group by {{ this.hub.hash_key }}, {{ this.same_as.master_key }}
) as existing
{%- for satellite in this.satellites +%}
{% if loop.first %}where{% else %}and{% endif %} not exists (
    select 1
    from {{ satellite.table }} as known
    where
        known.{{ this.hub.hash_key }} = existing.{{ this.same_as.master_key }}
        and known.applied_date <= existing.since
)
{%- endfor %}
