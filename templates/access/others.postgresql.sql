-- The tables and views of some schemas that do not belong to a role.
select space.nspname, relation.relname
from pg_catalog.pg_class as relation
inner join pg_catalog.pg_namespace as space on relation.relnamespace = space.oid
inner join pg_catalog.pg_roles as role on relation.relowner = role.oid
where
    relation.relkind in ('r', 'v', 'm', 'p')
    and space.nspname in ({{ schemas }})
    and role.rolname <> {{ loader | text }}
order by space.nspname, relation.relname;
