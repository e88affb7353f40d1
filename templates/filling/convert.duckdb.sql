-- Each text that was captured of a column, and the value it had been, had the column been declared;
-- null where it is none.
{{ dialect.temporary(made) }}
with captured_texts as (
{{ texts | indented }}
),

typed_texts as (
    select
        delivered,
        {{ value }} as typed
    from captured_texts
)

select
    delivered as delivered_text,
    cast(case when {{ misfit }} then null else typed end as {{ dialect.type(column.type) }}) as captured_value
from typed_texts;
