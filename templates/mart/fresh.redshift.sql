-- The new rows of an incremental mart, and the mart where it is not there yet; a table made of a
-- select cannot be asked whether it is.
{{ dialect.temporary('fresh') }}
{{ select }};

create table if not exists {{ this.table }} (like fresh);
