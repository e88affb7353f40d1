-- Of each key the relation of the further link that was learnt last.
select {{ through.join }}{% for key in through.keys %}, {% if key in this.masters %}coalesce({{ this.masters[key].alias }}.{{ this.masters[key].master }}, ranked.{{ key }}) as {{ key }}{% else %}{{ key }}{% endif %}{% endfor +%}
from (
    select
        *,
        row_number() over (
            partition by {{ through.join }}
            order by load_date desc, {{ through.link.hash_key }} asc
        ) as newest_first
    from {{ through.link.table }}
    where {{ through.join }} not in (
        {{ hashing.unknown }},
        {{ hashing.error }}
    )
) as ranked
{% for key in through.keys if key in this.masters %}
left join {{ this.masters[key].same_as.table }} as {{ this.masters[key].alias }}
    on ranked.{{ key }} = {{ this.masters[key].alias }}.{{ this.masters[key].duplicate }}
{% endfor %}
where newest_first = 1
