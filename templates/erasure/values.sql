-- The texts of what is personal in a key's rows.
{% for name in names %}
select distinct cast({{ name }} as {{ dialect.text }}) as personal
from {{ table }}
where {{ condition }} and {{ name }} is not null{% if loop.last %};{% endif +%}
{% if not loop.last %}
{{ dialect.union | sql }}
{% endif %}
{% endfor %}
