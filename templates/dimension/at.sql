-- One row a key and snapshot with the values that were true then, found by equi-joins alone.
{% set member %}
{% if this.same_as %}coalesce({{ this.same_as.alias }}.{{ this.same_as.master.hash_key }}, hub.{{ this.hub.hash_key }}){% else %}pit.{{ this.hub.hash_key }}{% endif %}
{% endset %}
{% set member = member | sql %}
{% set own = this.pit.table.name if this.same_as else 'pit' | sql %}
{% set meeting = ('left' if this.same_as else 'inner') | sql %}
{{ dialect.view(this.at) }}
select
    {{ own }}.{{ this.hub.hash_key }},
    {{ own }}.snapshot_date
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
from {{ this.pit.table }} as {{ own }}
inner join {{ this.hub.table }} as hub on {{ own }}.{{ this.hub.hash_key }} = hub.{{ this.hub.hash_key }}
{%- if this.same_as +%}
left join {{ this.same_as.table }} as {{ this.same_as.alias }}
    on hub.{{ this.hub.hash_key }} = {{ this.same_as.alias }}.{{ this.same_as.duplicate.hash_key }}
{%- endif %}
{%- if this.hierarchy +%}
left join {{ this.hierarchy.table }} as {{ this.hierarchy.alias }}
    on {{ member }} = {{ this.hierarchy.alias }}.{{ this.hub.hash_key }}
{%- endif %}
{%- if this.same_as +%}
left join {{ this.pit.table }} as pit
    on
        {{ member }} = pit.{{ this.hub.hash_key }}
        and {{ own }}.snapshot_date = pit.snapshot_date
{%- endif %}
{%- for satellite in this.satellites +%}
{{ meeting }} join {{ satellite.table }} as {{ satellite.alias }}
    on
        pit.{{ satellite.pit_column('hk') }} = {{ satellite.alias }}.{{ this.hub.hash_key }}
        and pit.{{ satellite.pit_column('applied_date') }} = {{ satellite.alias }}.applied_date
        and pit.{{ satellite.pit_column('load_date') }} = {{ satellite.alias }}.load_date
{%- if satellite.sequenced +%}
        and {{ dialect.same(dialect.column('pit', satellite.pit_column('sequence')), satellite.alias ~ '.sequence') }}
{%- endif %}
{%- endfor %};
