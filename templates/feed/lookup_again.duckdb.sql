-- What a look-up finds, where the files are read: the list that was made where the tables are.
{{ dialect.temporary(lookup.table) }}
select
{% for column in lookup.parent.business_key %}
    cast(key_{{ loop.index }} as {{ dialect.type(column.type) }}) as key_{{ loop.index }},
{% endfor %}
    cast(found as {{ dialect.type(lookup.type) }}) as found
from looked_up;
