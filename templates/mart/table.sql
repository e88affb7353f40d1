-- The mart, computed anew.
create or replace table {{ this.table }} as
{{ select }};
