-- Takes over what some loads stored that are not read again, as it stands in the vault.
insert into {{ beside }} ({{ columns }})
select {{ columns }}
from {{ stored }} as stored
where
    stored.load_id in ({{ loads }})
{%- if keyed %}

    and not exists (
        select 1
        from {{ beside }} as known
        where
{% for name in key %}
            {%+ if not loop.first %}and {% endif %}known.{{ name }} = stored.{{ name }}
{% endfor %}
    )
{%- endif %};
