-- The rejected rows of the stage, and whether they name a key which was erased.
select
    staged.{{ dialect.row }} as stage_row,
    staged.rejection,
    staged.delivered,
    case
        when exists (
            select 1
            from barred
            where
                (
{% for hub in hubs %}
                    {{ ('' if loop.first else 'or ') | sql }}(barred_hub = {{ hub.hub.name }} and barred_key = staged.{{ hub.hash_key }})
{% endfor %}
                )
                and (
                    barred_until is null
                    or barred_until > coalesce(staged.applied_date, {{ dialect.beginning }})
                    or barred_until > staged.load_date
                )
        ) then 1
        else 0
    end as is_named
from {{ this.table }} as staged
where staged.rejection <> '';
