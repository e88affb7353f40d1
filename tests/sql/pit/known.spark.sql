-- Up to which load the table was brought by the same definition; no row where it never was.
select load_id
from audit.build
where
    entity = 'pit_ticket'
    and digest = 'b41ce16fcafa3bdd215020f64ed775f3289ce06f6e8ade8fbef367d6e76743ac';

-- Up to which load the table was brought by the same definition; no row where it never was.
select load_id
from audit.build
where
    entity = 'pit_flight'
    and digest = '5389c2dd5774fcf2d9b05a4c7b79af2fe1be59c1249b50225133378b8aff5f31';

-- Up to which load the table was brought by the same definition; no row where it never was.
select load_id
from audit.build
where
    entity = 'pit_passenger'
    and digest = 'c1257eb4a64b0218aad1a06f9d843eac35fc6e35d52fbc4217935d9080fc00b2';
