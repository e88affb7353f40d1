-- The staged rows with all they bring, which is read from the files again where it is stored:
-- a stage of keys and hashes takes a third of the memory and is written in less time.
{{ dialect.view_of_stage(this.rows) }}
with delivered as (
{{ relation | indented }}
),

numbered as (
    select
        delivery.load_id,
        delivered.delivery_row
{%- for name in this.read_again %},
        delivered.{{ name }}
{%- endfor +%}
    from delivered
    inner join delivery on delivered.filename = delivery.filename
)

select
    staged.{{ dialect.row }} as stage_row,
    staged.delivery_row,
    staged.load_id,
    staged.load_date,
    staged.applied_date,
{% for name in this.kept %}
    staged.{{ name }},
{% endfor %}
{% for name in this.read_again %}
    numbered.{{ name }},
{% endfor %}
{% for name in this.hash_columns %}
    staged.{{ name }},
{% endfor %}
    staged.rejection,
    staged.delivered
from {{ this.table }} as staged
inner join numbered
    on
        staged.load_id = numbered.load_id
        and staged.delivery_row = numbered.delivery_row;
