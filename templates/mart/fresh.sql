-- The new rows of an incremental mart, and the mart where it is not there yet.
{{ dialect.temporary('fresh') }}
{{ select }};

create table if not exists {{ this.table }}{{ dialect.kept() }} as
select *
from fresh
limit 0;
