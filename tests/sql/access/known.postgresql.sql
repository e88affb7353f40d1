-- The roles that are there: whether tables of this warehouse may be built as one, and whether who
-- is connected may act as it.
with version as (
    select
        case
            when cast(current_setting('server_version_num') as integer) < 160000 then 'member'
            else 'set'
        end as acting
)

select
    role.rolname,
    coalesce(has_schema_privilege(role.oid, space.oid, 'create'), false) as builds,
    pg_has_role(role.oid, 'usage') and pg_has_role(role.oid, version.acting) as acts
from pg_catalog.pg_roles as role
left join pg_catalog.pg_namespace as space
    on space.nspname = 'business_vault'
cross join version
where role.rolname in ('dvault_loader', 'dvault_auditor', 'dvault_analyst');
