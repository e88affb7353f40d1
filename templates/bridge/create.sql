-- For each snapshot: the ways from hub to hub over relations that were in effect then.
create table if not exists {{ this.table }} (
    snapshot_date {{ dialect.timestamp }} not null,
    {{ this.start.hash_key }} {{ hashing.type }} not null
{%- for crossing in this.crossings %},
    {{ crossing.hash_key }} {{ hashing.type }} not null,
    {{ crossing.stop.hash_key }} {{ hashing.type }} not null
{%- for name, column in crossing.child_key %},
    {{ name }} {{ dialect.type(column.type) }}
{%- endfor %}
{%- endfor +%}
){{ dialect.kept() }};
