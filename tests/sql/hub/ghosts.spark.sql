-- The unknown and the error key, so that a key that is missing or wrong still has its row.
insert into raw_vault.hub_airport (
    airport_hk,
    load_date,
    record_source,
    load_id
)
values
(
    unhex('00000000000000000000000000000000'),
    timestamp '0001-01-01 00:00:00',
    'dvault',
    0
),
(
    unhex('ffffffffffffffffffffffffffffffff'),
    timestamp '0001-01-01 00:00:00',
    'dvault',
    0
);

-- The unknown and the error key, so that a key that is missing or wrong still has its row.
insert into raw_vault.hub_flight (
    flight_hk,
    load_date,
    record_source,
    load_id
)
values
(
    unhex('00000000000000000000000000000000'),
    timestamp '0001-01-01 00:00:00',
    'dvault',
    0
),
(
    unhex('ffffffffffffffffffffffffffffffff'),
    timestamp '0001-01-01 00:00:00',
    'dvault',
    0
);

-- The unknown and the error key, so that a key that is missing or wrong still has its row.
insert into raw_vault.hub_passenger (
    passenger_hk,
    load_date,
    record_source,
    load_id
)
values
(
    unhex('00000000000000000000000000000000'),
    timestamp '0001-01-01 00:00:00',
    'dvault',
    0
),
(
    unhex('ffffffffffffffffffffffffffffffff'),
    timestamp '0001-01-01 00:00:00',
    'dvault',
    0
);
