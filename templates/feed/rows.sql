-- The staged rows with their numbers and all they bring.
{{ dialect.view_of_stage(this.rows) }}
select
    staged.{{ dialect.row }} as stage_row,
    coalesce(staged.delivery_row, staged.{{ dialect.row }} - counted.first_row + 1) as delivery_row,
    staged.load_id,
    staged.load_date,
    staged.applied_date,
{% for name in this.kept %}
    staged.{{ name }},
{% endfor %}
{% for name in this.hash_columns %}
    staged.{{ name }},
{% endfor %}
    staged.rejection,
    staged.delivered
from {{ this.table }} as staged
inner join counted on staged.load_id = counted.load_id;
