-- The rows that are neither rejected nor filtered, from the files: to read a few columns of them
-- again costs less than to stage them.
select
    delivery.load_id
{%- for one in columns %},
{% if one.name in this.text_keys %}
    case
        when trim(delivered.{{ one.name }}, ' ') <> '' then delivered.{{ one.name }}
    end as {{ one.name }}
{%- else %}
    delivered.{{ one.name }}
{%- endif %}
{%- endfor %}
{%- if chosen %},
    {{ chosen }} as is_chosen
{%- endif +%}
from (
{{ relation | indented }}
) as delivered
inner join delivery on delivered.filename = delivery.filename
{%- if not whole +%}
where delivered.rejection is null
{%- endif %};
