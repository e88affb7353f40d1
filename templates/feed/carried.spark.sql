-- The stage as DuckDB made it of the files, types checked, keys and contents hashed, in Parquet.
create or replace temporary view {{ this.carried_rows }} (
    stage_row bigint,
    load_id bigint,
    load_date {{ dialect.timestamp }},
    applied_date {{ dialect.timestamp }},
    delivery_row bigint,
{% for name in this.kept %}
    {{ name }} {{ dialect.type(this.feed.column(name).type) }},
{% endfor %}
{% for name in this.hash_columns %}
    {{ name }} {{ hashing.type }},
{% endfor %}
    rejection {{ dialect.text }},
    delivered {{ dialect.text }}
)
using parquet
options (path {{ place }});

{{ dialect.view_of_stage(this.table) }}
select *
from {{ this.carried_rows }};
