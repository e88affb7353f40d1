-- Who is connected, to what, whether they may make roles, whether the database is theirs, and
-- whether the audit is.
select
    cast(current_user as text) as connected,
    cast(current_database() as text) as connected_to,
    role.rolsuper or role.rolcreaterole as creates_roles,
    pg_has_role(origin.datdba, 'usage') as owns_database,
    coalesce(pg_has_role(book.relowner, 'usage'), false) as owns_audit
from pg_catalog.pg_roles as role
inner join pg_catalog.pg_database as origin on origin.datname = current_database()
left join pg_catalog.pg_namespace as space on space.nspname = 'audit'
left join pg_catalog.pg_class as book
    on space.oid = book.relnamespace and book.relname = 'run'
where role.rolname = current_user;
