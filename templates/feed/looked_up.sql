-- What a look-up finds, as texts, to be used where files are read.
select
{% for name in lookup.numbered %}
    cast({{ name }} as {{ dialect.text }}) as {{ name }},
{% endfor %}
    cast(found as {{ dialect.text }}) as found
from {{ lookup.table }};
