-- What a complete delivery lacks although it was there until then. Only what is not delivered is
-- put in order: what that costs grows with what has gone, not with the history of what is there.
{{ dialect.temporary('absent') }}
with ranked as (
    select
        stored.*,
        row_number() over (
            partition by stored.{{ this.hash_key }}
            order by stored.applied_date desc, {% if this.sequenced %}stored.sequence desc nulls first, {% endif %}stored.load_date desc{% block tie %}{% endblock +%}
        ) as newest_first
    from {{ this.table }} as stored
    inner join moment on stored.applied_date <= moment.applied_date
    where
{% if feed.load_date %}
        (stored.applied_date < moment.applied_date or stored.load_date <= moment.load_date)
        and stored.load_id > 0
{% else %}
        stored.load_id > 0
{% endif %}
{% for relation in [feed.stage, 'withheld' | sql] %}
        and not exists (
            select 1
            from {{ relation }} as staged
            where
                staged.{{ source.hash_key }} = stored.{{ this.hash_key }}
{% if feed.load_date %}
                and coalesce(staged.load_date, moment.load_date) = moment.load_date
{% endif %}
        )
{% endfor %}
)

select
    known.{{ this.hash_key }} as hash_key,
    moment.load_id,
    moment.load_date,
    moment.applied_date
{%- for name in this.driving_keys %},
    known.{{ name }} as driving_{{ loop.index }}
{%- endfor %}
{%- for column in this.parts %},
    known.{{ column.name }} as part_{{ loop.index }}
{%- endfor +%}
from ranked as known
cross join moment
where
    known.newest_first = 1
    and {% block there %}{{ dialect.differ('known.hashdiff', hashing.empty_diff(this.attributes)) }}{% endblock +%}
{% if this.driving_keys %}
{% for relation in [feed.stage, 'withheld' | sql] %}
    and not exists (
        select 1
        from {{ relation }} as staged
        where
{% for name in this.driving_keys %}
            {%+ if not loop.first %}and {% endif %}staged.{{ source.driving[loop.index0] }} = known.{{ name }}
{% endfor %}
{% if feed.load_date %}
            and coalesce(staged.load_date, moment.load_date) = moment.load_date
{% endif %}
    )
{% endfor %}
{% endif %}
{%- if this.parts +%}
    and exists (
        select 1
        from {{ feed.stage }} as staged
        where
{% for column in this.parts %}
            {%+ if not loop.first %}and {% endif %}{{ dialect.same(dialect.column('staged', column.name), dialect.column('known', column.name)) }}
{% endfor %}
    )
{%- endif %};
