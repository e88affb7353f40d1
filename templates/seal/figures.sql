-- Keeps what the rows of some loads, or runs, come to.
insert into {{ this('sealed') }} (
    {{ group }}, target, parts, part, row_count, key_sum, digest_sum, located_sum, personal_sum,
    covers
)
values
{% for figure in figures %}
(
    {{ figure.group_id }},
    {{ figure.target }},
    {{ figure.parts }},
    {{ figure.part }},
    {{ figure.rows }},
    {{ figure.keys }},
    {{ figure.digest }},
    {{ figure.located }},
    {{ figure.personal }},
    {{ figure.covers }}
){% if not loop.last %},{% else %};{% endif +%}
{% endfor %}
