-- The mart was a table and becomes a view.
drop table marts.busy_flight;
