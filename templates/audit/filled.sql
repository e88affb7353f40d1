-- Which of several tables hold anything of some loads, or runs, by their place in the list.
{% for table in tables %}
(
    select {{ loop.index0 }} as place
    from {{ table }}
    where {{ group }} between {{ since }} and {{ until }}
    limit 1
){% if loop.last %};{% endif +%}
{% if not loop.last %}
union all
{% endif %}
{% endfor %}
