-- What ran, how many rows it touched, how long it took, and the digest of its SQL.
insert into {{ this('step') }} (
    run_id, load_id, kind, entity, operation, {{ dialect.identifier('rows') }}, seconds, sql_digest
)
values
{% for step in steps %}
(
    {{ run_id }},
    {{ load_id }},
    {{ step.kind }},
    {{ step.entity }},
    {{ step.operation }},
    {{ step.rows }},
    {{ step.seconds }},
    {{ step.sql_digest }}
){% if not loop.last %},{% else %};{% endif +%}
{% endfor %}
