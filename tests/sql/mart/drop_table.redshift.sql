-- The mart was a table and becomes a view; views on it are made anew after it.
drop table marts.busy_flight cascade;
