-- The staged rows that are neither rejected nor filtered.
select
    load_id
{%- for one in columns %},
    {{ one.name }}
{%- endfor %}
{%- if chosen %},
    {{ chosen }} as is_chosen
{%- endif +%}
from {{ this.table }}
{%- if not whole +%}
where rejection is null
{%- endif %};
