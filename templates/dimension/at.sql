-- One row a key and snapshot with the values that were true then, found by equi-joins alone.
{{ dialect.view(this.at) }}
select
    pit.{{ this.hub.hash_key }},
    pit.snapshot_date
{%- for column in this.hub.identity %},
    hub.{{ column.name }}
{%- endfor %}
{%- for attribute in this.attributes %},
    {{ attribute.satellite.alias }}.{{ attribute.column }} as {{ attribute.name }}
{%- endfor %}
{%- for column in this.columns %},
    {{ column.sql | sql }} as {{ column.name }}
{%- endfor +%}
from {{ this.pit.table }} as pit
inner join {{ this.hub.table }} as hub on pit.{{ this.hub.hash_key }} = hub.{{ this.hub.hash_key }}
{%- for satellite in this.satellites +%}
inner join {{ satellite.table }} as {{ satellite.alias }}
    on
        pit.{{ satellite.pit_column('hk') }} = {{ satellite.alias }}.{{ this.hub.hash_key }}
        and pit.{{ satellite.pit_column('applied_date') }} = {{ satellite.alias }}.applied_date
        and pit.{{ satellite.pit_column('load_date') }} = {{ satellite.alias }}.load_date
{%- if satellite.sequenced +%}
        and {{ dialect.same(dialect.column('pit', satellite.pit_column('sequence')), satellite.alias ~ '.sequence') }}
{%- endif %}
{%- endfor %};
