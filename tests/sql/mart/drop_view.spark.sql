-- The mart was a view and becomes a table.
drop view marts.revenue;
