-- What was captured of the columns, as their values and in the order in which it was true; of a
-- satellite that holds versions only for keys of which there is any.
{{ dialect.temporary('captured') }}
with delivered as (
{% for old in olds %}
    select
        {{ this.key[0] }},
        applied_date,
{% if this.sequenced %}
        sequence,
{% endif %}
{% for name in set_key %}
        {{ name }},
{% endfor %}
        load_date{% for member in members %},
        {{ member }} as captured_text_{{ loop.index }}{% endfor +%}
    from {{ old }}
    where load_id > 0
{% if not loop.last %}
    union all
{% endif %}
{% endfor %}
),

touched as (
    select {{ this.key[0] }}
    from delivered
{% if holds %}
    where
{% for _ in converted %}
        {%+ if not loop.first %}or {% endif %}captured_text_{{ loop.index }} is not null
{% endfor %}
{% endif %}
)

select
    delivered.{{ this.key[0] }},
    delivered.applied_date,
{% if this.sequenced %}
    delivered.sequence,
{% endif %}
{% for name in set_key %}
    delivered.{{ name }},
{% endfor %}
{% for name in converted %}
    {{ name }}.captured_value as captured_value_{{ loop.index }},
{% endfor %}
    dense_rank() over (
        partition by delivered.{{ this.key[0] }}
        order by delivered.applied_date, {% if this.sequenced %}delivered.sequence nulls last, {% endif %}delivered.load_date
    ) as captured_position
from delivered
{%- for name in converted +%}
left join {{ name }}
    on delivered.captured_text_{{ loop.index }} = {{ name }}.delivered_text
{%- endfor +%}
where delivered.{{ this.key[0] }} in (select {{ this.key[0] }} from touched);
