-- What a Python mart has computed.
create or replace temporary view frame (
{% for name, type in columns %}
    {{ name }} {{ type }}{% if not loop.last %},{% endif +%}
{% endfor %}
)
using parquet
options (path {{ place }});
