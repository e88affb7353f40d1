-- Rows whose value is none of those agreed on.
select 1
from {{ this.table }}
where cast({{ test.columns[0] }} as {{ dialect.text }}) not in ({{ test.values }})
