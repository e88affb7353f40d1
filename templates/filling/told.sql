-- What the satellite says at each moment once the columns are filled, with its hash. Where all of
-- them are null the content is what it was, whatever the recipe makes of a null more.
{{ dialect.temporary('told') }}
with filled as (
    select
        moments.{{ this.key[0] }},
        moments.applied_date,
{% if this.sequenced %}
        moments.sequence,
{% endif %}
{% for column, value in values %}
        {{ value }} as {{ column }},
{% endfor %}
        held_versions.hashdiff as hashdiff_held,
        coalesce(
            held_versions.applied_date = moments.applied_date
{%- if this.sequenced +%}
            and {{ dialect.same('held_versions.sequence', 'moments.sequence') }}
{%- endif %},
            false
        ) as is_held
    from moments
    left join held
        on
            moments.{{ this.key[0] }} = held.{{ this.key[0] }}
            and moments.held_position = held.held_position
    left join {{ this.table }} as held_versions
        on
            held.{{ this.key[0] }} = held_versions.{{ this.key[0] }}
            and held.applied_date = held_versions.applied_date
            and held.load_date = held_versions.load_date
{% if this.sequenced %}
            and {{ dialect.same('held.sequence', 'held_versions.sequence') }}
{% endif %}
            and held_versions.load_id > 0
    left join captured
        on
            moments.{{ this.key[0] }} = captured.{{ this.key[0] }}
            and moments.captured_position = captured.captured_position
{% if set_key %}
            and (
                held_versions.{{ this.key[0] }} is null
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
            then coalesce(hashdiff_held, hashdiff)
        else hashdiff
    end as content
from hashed;
