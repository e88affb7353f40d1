-- The definitions that a run goes by.
insert into {{ this('definition') }} (digest, run_id, file, content)
values
{% for file, content in warehouse.definitions %}
(
    {{ warehouse.digest }},
    {{ run_id }},
    {{ file }},
    {{ content }}
){% if not loop.last %},{% else %};{% endif +%}
{% endfor %}
