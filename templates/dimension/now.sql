-- One row a key with the values that are true now; the unknown and error members included.
{% set member %}
{% if this.same_as %}coalesce({{ this.same_as.alias }}.{{ this.same_as.master.hash_key }}, hub.{{ this.hub.hash_key }}){% else %}hub.{{ this.hub.hash_key }}{% endif %}
{% endset %}
{% set member = member | sql %}
{{ dialect.anew(this.table) }}
select
    hub.{{ this.hub.hash_key }}
{%- if this.same_as %},
    {{ member }} as {{ this.same_as.master_key }}
{%- endif %}
{%- for column in this.tree %},
    {{ this.hierarchy.alias }}.{{ column }}
{%- endfor %}
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
{%- if this.same_as +%}
left join {{ this.same_as.table }} as {{ this.same_as.alias }}
    on hub.{{ this.hub.hash_key }} = {{ this.same_as.alias }}.{{ this.same_as.duplicate.hash_key }}
{%- endif %}
{%- if this.hierarchy +%}
left join {{ this.hierarchy.table }} as {{ this.hierarchy.alias }}
    on {{ member }} = {{ this.hierarchy.alias }}.{{ this.hub.hash_key }}
{%- endif %}
{%- for satellite in this.satellites +%}
left join {{ satellite.current }} as {{ satellite.alias }}
    on {{ member }} = {{ satellite.alias }}.{{ this.hub.hash_key }}
{%- endfor %};
