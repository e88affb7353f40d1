-- Which of some schemas are there; information_schema tells only of those that one owns.
select nspname
from pg_catalog.pg_namespace
where nspname in ('raw_vault', 'business_vault', 'marts', 'audit');
