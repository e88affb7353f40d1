-- What a table of the audit holds of some loads, or runs.
select
{% for name in columns %}
    {{ name }}{% if not loop.last %},{% endif +%}
{% endfor %}
from {{ this }}
where {{ group }} between {{ since }} and {{ until }};
