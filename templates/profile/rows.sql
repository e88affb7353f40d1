-- The staged rows that are neither rejected nor filtered.
select
    load_id,
    {{ dialect.row }} as position
{%- for one in columns %},
    {{ one.name }}
{%- endfor +%}
from {{ this.table }}
where rejection is null;
