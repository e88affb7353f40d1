-- Keeps what was taken of which rows, and what is left of them.
insert into {{ this('erased_row') }} (
    erasure_id, run_id, load_id, target, erased_columns, row_key, row_count, was_sound,
    key_number, covers, digest_change, located_change, personal_change, holds, digest_left
)
values
{% for row in erased %}
(
    {{ row.erasure_id }},
    {{ row.run_id }},
    {{ row.load_id }},
    {{ row.target }},
    {{ row.columns }},
    {{ row.row_key }},
    {{ row.rows }},
    {{ row.sound }},
    {{ row.key_number }},
    {{ row.covers }},
    {{ row.digest }},
    {{ row.located }},
    {{ row.personal }},
    {{ row.holds }},
    {{ row.left }}
){% if not loop.last %},{% else %};{% endif +%}
{% endfor %}
