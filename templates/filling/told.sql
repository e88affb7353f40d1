-- What the satellite says at each moment once the columns are filled, with its hash, and those of
-- the versions it had until then and has of that moment. Where all of the columns are null the hash
-- is what it was, whatever the recipe makes of a null more.
{{ dialect.temporary('told') }}
with filled as (
    select
{% for name in this.key %}
        {{ dialect.column('moments', name) }},
{% endfor %}
        moments.applied_date,
{% if this.sequenced %}
        moments.sequence,
{% endif %}
{% for column, value in values %}
        {{ value }} as {{ column }},
{% endfor %}
        held_versions.hashdiff as dvault_until,
{% if tracked %}
        moments.dvault_known,
{% endif %}
        case
            when
                held_versions.applied_date = moments.applied_date
{% if this.sequenced %}
                and ({{ dialect.same('held_versions.sequence', 'moments.sequence') }})
{% endif %}
                then held_versions.hashdiff
        end as dvault_then
    from moments
    left join held
        on
            moments.dvault_held = held.dvault_held
{% for name in this.key %}
            and {{ dialect.column('moments', name) }} = {{ dialect.column('held', name) }}
{% endfor %}
    left join {{ this.table }} as held_versions
        on
            held.applied_date = held_versions.applied_date
            and held.load_date = held_versions.load_date
{% if this.sequenced %}
            and {{ dialect.same('held.sequence', 'held_versions.sequence') }}
{% endif %}
            and held_versions.load_id > 0
{% for name in this.key %}
            and {{ dialect.column('held', name) }} = {{ dialect.column('held_versions', name) }}
{% endfor %}
    left join captured
        on
            moments.dvault_captured = captured.dvault_captured
{% for name in this.key %}
            and {{ dialect.column('moments', name) }} = {{ dialect.column('captured', name) }}
{% endfor %}
{% if set_key %}
            and (
                held_versions.hashdiff is null
{% for name in set_key %}
                {%+ if loop.first %}or ({% else %}and {% endif %}{{ dialect.same(dialect.column('captured', name), dialect.column('held_versions', name)) }}{% if loop.last %}){% endif +%}
{% endfor %}
            )
{% endif %}
),

hashed as (
    select
        *,
        {{ hashed }} as hashdiff
    from filled
)

select
    *,
    case
        when
{% for name in filled %}
            {%+ if not loop.first %}and {% endif %}{{ name }} is null
{% endfor %}
            then coalesce(dvault_until, hashdiff)
        else hashdiff
    end as dvault_told
from hashed;
