-- Which of several tables hold anything of some loads, or runs, by their place in the list.
{% for table in tables %}
select {{ loop.index0 }} as place
where
    exists (
        select 1
        from {{ table }}
        where {{ group }} between {{ since }} and {{ until }}
    ){% if loop.last %};{% endif +%}
{% if not loop.last %}
union all
{% endif %}
{% endfor %}
