-- The index goes for as long as many rows come into the empty table: made anew it costs a quarter.
drop index if exists {{ this.key_index }};
