-- The unknown and the error relation, each between the unknown and error keys of its hubs.
insert into raw_vault.link_route (
    route_hk,
    flight_hk,
    origin_hk,
    destination_hk,
    load_date,
    record_source,
    load_id
)
values
(
    x'00000000000000000000000000000000',
    x'00000000000000000000000000000000',
    x'00000000000000000000000000000000',
    x'00000000000000000000000000000000',
    timestamp '0001-01-01 00:00:00',
    'dvault',
    0
),
(
    x'ffffffffffffffffffffffffffffffff',
    x'ffffffffffffffffffffffffffffffff',
    x'ffffffffffffffffffffffffffffffff',
    x'ffffffffffffffffffffffffffffffff',
    timestamp '0001-01-01 00:00:00',
    'dvault',
    0
);

-- The unknown and the error relation, each between the unknown and error keys of its hubs.
insert into raw_vault.link_ticket (
    ticket_hk,
    flight_hk,
    passenger_hk,
    load_date,
    record_source,
    load_id
)
values
(
    x'00000000000000000000000000000000',
    x'00000000000000000000000000000000',
    x'00000000000000000000000000000000',
    timestamp '0001-01-01 00:00:00',
    'dvault',
    0
),
(
    x'ffffffffffffffffffffffffffffffff',
    x'ffffffffffffffffffffffffffffffff',
    x'ffffffffffffffffffffffffffffffff',
    timestamp '0001-01-01 00:00:00',
    'dvault',
    0
);

-- The unknown and the error relation, each between the unknown and error keys of its hubs.
insert into raw_vault.link_same_passenger (
    same_passenger_hk,
    master_hk,
    duplicate_hk,
    load_date,
    record_source,
    load_id
)
values
(
    x'00000000000000000000000000000000',
    x'00000000000000000000000000000000',
    x'00000000000000000000000000000000',
    timestamp '0001-01-01 00:00:00',
    'dvault',
    0
),
(
    x'ffffffffffffffffffffffffffffffff',
    x'ffffffffffffffffffffffffffffffff',
    x'ffffffffffffffffffffffffffffffff',
    timestamp '0001-01-01 00:00:00',
    'dvault',
    0
);
