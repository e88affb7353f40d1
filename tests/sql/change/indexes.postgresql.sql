-- The indexes of a schema, those of primary keys included.
select index_of.relname
from pg_catalog.pg_class as index_of
inner join pg_catalog.pg_namespace as space on index_of.relnamespace = space.oid
where index_of.relkind = 'i' and space.nspname = 'raw_vault';
