-- A vault of customers with two satellites, as if it had been loaded by many deliveries: a key has
-- 3.9 and 2.9 versions on average, at hours of its own since the first snapshot.
insert into raw_vault.hub_customer
select unhex(md5('c' || n))::uuid, 'c' || n, getvariable('since'), 'bench', 1
from range(getvariable('customers')) as keys (n);

insert into raw_vault.sat_customer_crm
select
    unhex(md5('c' || n))::uuid, applied_date, applied_date,
    unhex(md5(n || '|' || version))::uuid, 'text ' || version, 'bench', 1
from (
    select
        n,
        version,
        getvariable('since') + to_hours((hash(n, version) % (24 * getvariable('days')))::bigint)
            as applied_date
    from range(getvariable('customers')) as keys (n), range(4) as versions (version)
    where version < 3 or (version = 3 and n % 10 < 9)
);

insert into raw_vault.sat_customer_web
select
    unhex(md5('c' || n))::uuid, applied_date, applied_date,
    unhex(md5(n || '|' || version))::uuid, 'text ' || version, 'bench', 1
from (
    select
        n,
        version,
        getvariable('since') + to_hours((hash(n, version, 1) % (24 * getvariable('days')))::bigint)
            as applied_date
    from range(getvariable('customers')) as keys (n), range(3) as versions (version)
    where version < 2 or (version = 2 and n % 10 < 9)
);
