-- The views that must go before a column of the table gets another type, or the table another
-- name: none, here.
select '' as table_schema, {{ table.name | text }} as table_name
where 1 = 0;
