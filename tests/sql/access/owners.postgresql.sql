-- To whom some schemas belong, and whether who is connected has the rights of their owner.
select
    space.nspname,
    role.rolname,
    pg_has_role(space.nspowner, 'usage') as owns
from pg_catalog.pg_namespace as space
inner join pg_catalog.pg_roles as role on space.nspowner = role.oid
where space.nspname in ('raw_vault', 'business_vault', 'marts', 'audit');
