-- One row a key with the values that are true now and the keys of its dimensions. Where a
-- further link holds several relations of a key, the one learnt last counts.
{{ dialect.anew(this.table) }}
with fact as (
    select
        {{ this.parent.hash_key }}
{%- for name in this.parent_columns %},
        {%+ if name in this.masters %}coalesce({{ this.masters[name].alias }}.{{ this.masters[name].master }}, {{ name }}) as {{ name }}{% else %}{{ name }}{% endif %}
{%- endfor +%}
    from {{ this.parent.table }}
{% for name in this.parent_columns if name in this.masters %}
    left join {{ this.masters[name].same_as.table }} as {{ this.masters[name].alias }}
        on {{ name }} = {{ this.masters[name].alias }}.{{ this.masters[name].duplicate }}
{% endfor %}
    where load_id > 0
)
{%- for through in this.through %},

{{ through.alias }} as (
{% filter indented %}
{% include 'fact/via.sql' %}
{% endfilter +%}
)
{%- endfor %}
{%- for _, measures in this.measures | groupby("fact.name") %},

{{ measures[0].alias }} as (
    select
        fact.{{ this.parent.hash_key }}
{%- for measure in measures %},
        {{ measure.function | sql }}(measured.{{ measure.column }}) as {{ measure.name }}
{%- endfor +%}
    from fact
    left join {{ measures[0].fact.table }} as measured
        on fact.{{ this.parent.hash_key }} = measured.{{ this.parent.hash_key }}
    group by fact.{{ this.parent.hash_key }}
)
{%- endfor +%}

select
    {%+ block kept %}fact.*{% endblock +%}
{%- for through in this.through %}
{%- for key in through.keys %},
    coalesce(
        {{ through.alias }}.{{ key }}, {{ hashing.unknown }}
    ) as {{ key }}
{%- endfor %}
{%- endfor %}
{%- for attribute in this.attributes %},
    {{ attribute.satellite.alias }}.{{ attribute.column }} as {{ attribute.name }}
{%- endfor %}
{%- for column in this.columns %},
    {{ column.sql | sql }} as {{ column.name }}
{%- endfor %}
{%- for measure in this.measures %},
    {{ measure.alias }}.{{ measure.name }}
{%- endfor +%}
from fact
{%- for through in this.through +%}
left join {{ through.alias }} using ({{ through.join }})
{%- endfor %}
{%- for satellite in this.satellites +%}
left join {{ satellite.current }} as {{ satellite.alias }}
    on fact.{{ this.parent.hash_key }} = {{ satellite.alias }}.{{ this.parent.hash_key }}
{%- endfor %}
{%- for _, measures in this.measures | groupby("fact.name") +%}
inner join {{ measures[0].alias }}
    on fact.{{ this.parent.hash_key }} = {{ measures[0].alias }}.{{ this.parent.hash_key }}
{%- endfor %};
