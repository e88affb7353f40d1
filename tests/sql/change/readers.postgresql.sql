-- The views that must go before a column of the table gets another type, or the table another
-- name: those that read it, and those that read them.
with recursive reading as (
    select rule.ev_class as view_id
    from pg_catalog.pg_depend as needed
    inner join pg_catalog.pg_rewrite as rule on needed.objid = rule.oid
    where
        needed.classid = 'pg_rewrite'::regclass
        and needed.refobjid = to_regclass('raw_vault.sat_ticket_desk')
    union
    select rule.ev_class
    from reading
    inner join pg_catalog.pg_depend as needed on reading.view_id = needed.refobjid
    inner join pg_catalog.pg_rewrite as rule on needed.objid = rule.oid
    where needed.classid = 'pg_rewrite'::regclass and rule.ev_class <> reading.view_id
)

select space.nspname, relation.relname
from reading
inner join pg_catalog.pg_class as relation on reading.view_id = relation.oid
inner join pg_catalog.pg_namespace as space on relation.relnamespace = space.oid
order by space.nspname, relation.relname;
