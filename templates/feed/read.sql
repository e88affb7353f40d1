-- Each row of the files is one row, in order: typed, or rejected with every reason and the row as delivered.
with records as (
    {% include 'feed/' ~ this.template ~ '.sql' %}

),

typed as (
    select
        *{% if this.numbered %},
        {{ this.row }} as delivery_row{% endif %}{% for cell in this.cells %},
        {{ cell.value }} as {{ cell.typed }}{% endfor %}

    from records
),

judged as (
    select
        filename{% if this.numbered %},
        delivery_row{% endif %}{% for cell in this.cells %},
        {{ cell.typed }} as {{ cell.name }}{% endfor %},
        {{ this.misfits }} as rejection,
        struct_pack({% for name in this.kept %}{% if not loop.first %}, {% endif %}{{ name }} := {{ name }}{% endfor %}) as delivered
    from typed
),

ruled as (
    select
        *{% for column in this.derived %},
        {{ column.value }} as {{ column.name }}{% endfor %}

    from judged
),

checked as (
    select * replace ({{ this.rejection }} as rejection)
    from ruled
)

select
    filename{% if this.numbered %},
    delivery_row{% endif %}{% for cell in this.cells %},
    {{ cell.name }}{% endfor %}{% for column in this.derived %},
    {{ column.name }}[1] as {{ column.name }}{% endfor %},
    rejection,
    case when rejection is not null then {{ this.delivered }} end as delivered
from checked
