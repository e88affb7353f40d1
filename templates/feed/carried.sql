-- The stage as DuckDB made it of the files: types checked, keys and contents hashed.
{{ dialect.temporary(this.table) }}
select
    cast(null as bigint) as stage_row,
    cast(null as bigint) as load_id,
    cast(null as {{ dialect.timestamp }}) as load_date,
    cast(null as {{ dialect.timestamp }}) as applied_date,
    cast(null as bigint) as delivery_row,
{% for name in this.kept %}
    cast(null as {{ dialect.type(this.feed.column(name).type) }}) as {{ name }},
{% endfor %}
{% for name in this.hash_columns %}
    cast(null as {{ hashing.type }}) as {{ name }},
{% endfor %}
    cast(null as {{ dialect.text }}) as rejection,
    cast(null as {{ dialect.text }}) as delivered
limit 0;
