-- The views that must go before a column of the table gets another type: none, here.
select '' as table_schema, 'sat_ticket_desk' as table_name
where 1 = 0;
