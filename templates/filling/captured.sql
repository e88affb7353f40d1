-- What was captured of the columns, as their values and in the order in which it was true; of a
-- satellite that holds versions only for keys of which there is any.
{{ dialect.temporary('captured') }}
with delivered as (
{% for old in olds %}
    select
{% for name in this.key %}
        {{ name }},
{% endfor %}
        applied_date,
{% if this.sequenced %}
        sequence,
{% endif %}
{% for name in set_key %}
        {{ name }},
{% endfor %}
        load_date{% for member in members %},
        {{ member }} as dvault_text_{{ loop.index }}{% endfor +%}
    from {{ old }}
    where load_id > 0
{% if not loop.last %}
    union all
{% endif %}
{% endfor %}
),

touched as (
    select {{ this.key }}
    from delivered
{% if holds %}
    where
{% for _ in converted %}
        {%+ if not loop.first %}or {% endif %}dvault_text_{{ loop.index }} is not null
{% endfor %}
{% endif %}
)

select
{% for name in this.key %}
    {{ dialect.column('delivered', name) }},
{% endfor %}
    delivered.applied_date,
{% if this.sequenced %}
    delivered.sequence,
{% endif %}
{% for name in set_key %}
    delivered.{{ name }},
{% endfor %}
{% for name in converted %}
    {{ name }}.captured_value as dvault_value_{{ loop.index }},
{% endfor %}
    dense_rank() over (
        partition by {{ this.key }}
        order by applied_date, {% if this.sequenced %}sequence nulls last, {% endif %}load_date
    ) as dvault_captured
from delivered
{%- for name in converted +%}
left join {{ name }}
    on delivered.dvault_text_{{ loop.index }} = {{ name }}.delivered_text
{%- endfor +%}
where ({{ this.key }}) in (select {{ this.key }} from touched);
