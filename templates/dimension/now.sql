-- One row a key with the values that are true now; the unknown and error members included.
{{ dialect.anew(this.table) }}
select
    hub.{{ this.hub.hash_key }}
{%- for column in this.hub.identity %},
    hub.{{ column.name }}
{%- endfor %}
{%- for attribute in this.attributes %},
    {{ attribute.satellite.alias }}.{{ attribute.column }} as {{ attribute.name }}
{%- endfor %}
{%- for column in this.columns %},
    {{ column.sql | sql }} as {{ column.name }}
{%- endfor +%}
from {{ this.hub.table }} as hub
{%- for satellite in this.satellites +%}
left join {{ satellite.current }} as {{ satellite.alias }}
    on hub.{{ this.hub.hash_key }} = {{ satellite.alias }}.{{ this.hub.hash_key }}
{%- endfor %};
