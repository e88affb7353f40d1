-- The rows that are not as often in the vault as the deliveries, loaded once more, bring them.
{{ dialect.temporary('odd') }}
with told as (
    select
{% for column in columns %}
        {{ column }} as column_{{ loop.index }},
{% endfor %}
        1 as delivered_rows,
        0 as stored_rows
    from {{ beside }}
    where load_id in (select given.load_id from {{ loads }} as given{{ condition }}){{ left_out }}
    union all
    select
{% for column in columns %}
        {{ column }},
{% endfor %}
        0,
        1
    from {{ stored }}
    where
        (
            load_id in (select given.load_id from {{ loads }} as given{{ condition }})
{% if known %}
            or (load_id > 0 and load_id not in (select audited.load_id from {{ known }} as audited))
{% endif %}
        ){{ left_out_of_stored }}
)

select
{% for column in columns %}
    column_{{ loop.index }},
{% endfor %}
    case
        when sum(delivered_rows) > sum(stored_rows) then sum(delivered_rows) - sum(stored_rows)
        else 0
    end as missing_rows,
    case
        when sum(stored_rows) > sum(delivered_rows) then sum(stored_rows) - sum(delivered_rows)
        else 0
    end as extra_rows
from told
group by
{% for column in columns %}
    column_{{ loop.index }}{% if not loop.last %},{% endif +%}
{% endfor %}
having sum(delivered_rows) <> sum(stored_rows);
