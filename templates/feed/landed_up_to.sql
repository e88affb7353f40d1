-- How far a table has come by its watermark.
select cast(max({{ column }}) as {{ dialect.text }}) as up_to
from {{ this.table }};
