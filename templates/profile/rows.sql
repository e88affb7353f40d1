-- The staged rows that are neither rejected nor filtered.
{% if chosen and not numbered %}
with starts as (
    select
        load_id,
        min({{ dialect.row }}) as first_row
    from {{ this.table }}
    group by load_id
)

{% endif %}
select
    staged.load_id
{%- for one in columns %},
    staged.{{ one.name }}
{%- endfor %}
{%- if chosen %},
    {{ chosen }} as is_chosen
{%- endif +%}
from {{ this.table }} as staged
{%- if chosen and not numbered +%}
inner join starts on staged.load_id = starts.load_id
{%- endif %}
{%- if not whole +%}
where staged.rejection is null
{%- endif %};
