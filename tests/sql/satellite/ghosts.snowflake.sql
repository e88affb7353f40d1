-- A ghost at the unknown and at the error key, so that equi-joins never lose a row.
insert into raw_vault.sat_crew_rank (
    crew_hk, load_date, applied_date, hashdiff, record_source, load_id
)
values
(
    x'00000000000000000000000000000000',
    timestamp '0001-01-01 00:00:00',
    timestamp '0001-01-01 00:00:00',
    x'cfcd208495d565ef66e7dff9f98764da',
    'dvault',
    0
),
(
    x'ffffffffffffffffffffffffffffffff',
    timestamp '0001-01-01 00:00:00',
    timestamp '0001-01-01 00:00:00',
    x'cfcd208495d565ef66e7dff9f98764da',
    'dvault',
    0
);

-- A ghost at the unknown and at the error key, so that equi-joins never lose a row.
insert into raw_vault.sat_crew_rank_tracked (
    crew_hk, load_date, applied_date, hashdiff, record_source, load_id
)
values
(
    x'00000000000000000000000000000000',
    timestamp '0001-01-01 00:00:00',
    timestamp '0001-01-01 00:00:00',
    x'cfcd208495d565ef66e7dff9f98764da',
    'dvault',
    0
),
(
    x'ffffffffffffffffffffffffffffffff',
    timestamp '0001-01-01 00:00:00',
    timestamp '0001-01-01 00:00:00',
    x'cfcd208495d565ef66e7dff9f98764da',
    'dvault',
    0
);

-- A ghost at the unknown and at the error key, so that equi-joins never lose a row.
insert into raw_vault.sat_crew_rank_life (
    crew_hk, load_date, applied_date, hashdiff, record_source, load_id
)
values
(
    x'00000000000000000000000000000000',
    timestamp '0001-01-01 00:00:00',
    timestamp '0001-01-01 00:00:00',
    x'cfcd208495d565ef66e7dff9f98764da',
    'dvault',
    0
),
(
    x'ffffffffffffffffffffffffffffffff',
    timestamp '0001-01-01 00:00:00',
    timestamp '0001-01-01 00:00:00',
    x'cfcd208495d565ef66e7dff9f98764da',
    'dvault',
    0
);
