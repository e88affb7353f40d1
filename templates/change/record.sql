-- Keeps what a run gives another name.
insert into {{ this('renamed') }} (
    rename_id, run_id, kind, target, name_before, name_after
)
values
{% for one in renames %}
(
    {{ one.rename_id }},
    {{ one.run_id }},
    {{ one.kind }},
    {{ one.target }},
    {{ one.before }},
    {{ one.after }}
){% if not loop.last %},{% else %};{% endif +%}
{% endfor %}
