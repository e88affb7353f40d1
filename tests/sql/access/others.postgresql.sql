-- The tables and views of some schemas that do not belong to a role.
select space.nspname, relation.relname
from pg_catalog.pg_class as relation
inner join pg_catalog.pg_namespace as space on relation.relnamespace = space.oid
inner join pg_catalog.pg_roles as role on relation.relowner = role.oid
where
    relation.relkind in ('r', 'v', 'm', 'p')
    and space.nspname in ('raw_vault', 'business_vault', 'marts', 'audit')
    and role.rolname <> 'dvault_loader'
order by space.nspname, relation.relname;
