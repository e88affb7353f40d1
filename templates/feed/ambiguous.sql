-- A key for which a look-up finds several values: there must be none.
select
    {{ dialect.listed('given', lookup.numbered) }} as known_by,
    min(cast(given.found as {{ dialect.text }})) as least,
    max(cast(given.found as {{ dialect.text }})) as greatest
from {{ lookup.table }} as given
group by
{% for name in lookup.numbered %}
    given.{{ name }}{% if not loop.last %},{% endif +%}
{% endfor %}
having count(*) > 1
order by known_by
limit 1;
