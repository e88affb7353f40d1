-- The mart was a table and becomes a view; views on it are made anew after it.
drop table {{ this.table }} cascade;
