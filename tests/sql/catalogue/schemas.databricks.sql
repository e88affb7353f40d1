-- Which of some schemas are there.
select schema_name
from information_schema.schemata
where schema_name in ('raw_vault', 'business_vault', 'marts', 'audit');
