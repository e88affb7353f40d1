-- The columns of every table and view in some schemas of this database, each with its whole type,
-- which information_schema does not tell.
select
    space.nspname as table_schema,
    relation.relname as table_name,
    attribute.attname as column_name,
    format_type(attribute.atttypid, attribute.atttypmod) as data_type
from pg_catalog.pg_attribute as attribute
inner join pg_catalog.pg_class as relation on attribute.attrelid = relation.oid
inner join pg_catalog.pg_namespace as space on relation.relnamespace = space.oid
where
    attribute.attnum > 0
    and not attribute.attisdropped
    and relation.relkind in ('r', 'v', 'm', 'p', 'f')
    and space.nspname in ('raw_vault', 'business_vault', 'marts', 'audit')
order by space.nspname, relation.relname, attribute.attnum;

-- The columns of every table and view in some schemas of this database, each with its whole type,
-- which information_schema does not tell.
select
    space.nspname as table_schema,
    relation.relname as table_name,
    attribute.attname as column_name,
    format_type(attribute.atttypid, attribute.atttypmod) as data_type
from pg_catalog.pg_attribute as attribute
inner join pg_catalog.pg_class as relation on attribute.attrelid = relation.oid
inner join pg_catalog.pg_namespace as space on relation.relnamespace = space.oid
where
    attribute.attnum > 0
    and not attribute.attisdropped
    and relation.relkind in ('r', 'v', 'm', 'p', 'f')
    and space.nspname in ('archive')
order by space.nspname, relation.relname, attribute.attnum;

-- The columns of every table and view in some schemas of this database, each with its whole type,
-- which information_schema does not tell.
select
    space.nspname as table_schema,
    relation.relname as table_name,
    attribute.attname as column_name,
    format_type(attribute.atttypid, attribute.atttypmod) as data_type
from pg_catalog.pg_attribute as attribute
inner join pg_catalog.pg_class as relation on attribute.attrelid = relation.oid
inner join pg_catalog.pg_namespace as space on relation.relnamespace = space.oid
where
    attribute.attnum > 0
    and not attribute.attisdropped
    and relation.relkind in ('r', 'v', 'm', 'p', 'f')
    and space.nspname in ('marts')
order by space.nspname, relation.relname, attribute.attnum;
