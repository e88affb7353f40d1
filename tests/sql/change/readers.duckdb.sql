-- The views that must go before a column of the table gets another type, or the table another
-- name: none, here.
select '' as table_schema, 'sat_ticket_desk' as table_name
where 1 = 0;
