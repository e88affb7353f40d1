-- The mart, computed whenever it is read.
create or replace view {{ this.table }} as
{{ select }};
