-- For each key and snapshot since the key exists: the row of each satellite that was valid.
create table if not exists {{ this.table }} (
    {{ this.parent.hash_key }} {{ hashing.type }} not null,
    snapshot_date {{ dialect.timestamp }} not null
{%- for satellite in this.satellites %},
    {{ satellite.pit_column('hk') }} {{ hashing.type }} not null,
    {{ satellite.pit_column('applied_date') }} {{ dialect.timestamp }} not null,
    {{ satellite.pit_column('load_date') }} {{ dialect.timestamp }} not null
{%- if satellite.sequenced %},
    {{ satellite.pit_column('sequence') }} {{ dialect.type(satellite.sequence_type) }}
{%- endif %}
{%- endfor +%}
){{ dialect.kept() }};
