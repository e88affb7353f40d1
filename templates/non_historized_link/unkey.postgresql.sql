-- The key goes for as long as many rows come into the empty table: made anew it costs a quarter.
alter table {{ this.table }} drop constraint if exists {{ this.primary_key }};
