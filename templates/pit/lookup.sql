select
    wanted.{{ this.parent.hash_key }},
    wanted.snapshot_date
{%- for satellite in this.satellites %},
    coalesce(
        {{ satellite.table.name }}.{{ this.parent.hash_key }}, {{ hashing.unknown }}
    ),
    coalesce({{ satellite.table.name }}.applied_date, {{ dialect.beginning }}),
    coalesce({{ satellite.table.name }}.load_date, {{ dialect.beginning }})
{%- if satellite.sequenced %},
    {{ satellite.table.name }}.sequence
{%- endif %}
{%- endfor +%}
from wanted
{%- for satellite in this.satellites +%}
left join {{ satellite.table.name }}
    on
        wanted.{{ this.parent.hash_key }} = {{ satellite.table.name }}.{{ this.parent.hash_key }}
        and wanted.snapshot_date >= {{ satellite.table.name }}.applied_date
        and wanted.snapshot_date < {{ satellite.table.name }}.valid_to
{%- endfor %}
