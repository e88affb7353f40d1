-- What a look-up finds: for each key the value that is true now, as known now. Keys that lack a
-- part are not found.
{{ dialect.temporary(lookup.table) }}
with listed as (
    select
{% for column in lookup.parent.business_key %}
        {{ dialect.natural(dialect.column('parent', column.name), column.type, lookup.parent.case_sensitive) }} as key_{{ loop.index }},
{% endfor %}
        known.{{ lookup.value }} as found
    from {{ lookup.satellite.current }} as known
    inner join {{ lookup.parent.table }} as parent
        on
{% for name in lookup.satellite.key %}
            {%+ if not loop.first %}and {% endif %}known.{{ name }} = parent.{{ name }}
{% endfor %}
    where
{% for column in lookup.parent.business_key %}
        {%+ if not loop.first %}and {% endif %}parent.{{ column.name }} is not null
{% endfor %}
)

select distinct *
from listed;
