-- The mart was a view and becomes a table; views on it are made anew after it.
drop view {{ this.table }} cascade;
