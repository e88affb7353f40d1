-- What takes the values of a column where DuckDB has converted them.
{{ dialect.temporary(made) }}
select
    cast(null as {{ dialect.text }}) as delivered_text,
    cast(null as {{ dialect.type(column.type) }}) as captured_value
limit 0;
