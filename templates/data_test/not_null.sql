-- Rows that lack a value.
select 1
from {{ this.table }}
where {% for name in test.columns %}{% if not loop.first %} or {% endif %}{{ name }} is null{% endfor +%}
