-- The unknown and the error fact, each between the unknown and error keys of its hubs.
insert into raw_vault.link_payment (
    payment_hk,
    passenger_hk,
    load_date,
    applied_date,
    hashdiff,
    record_source,
    load_id
)
values
(
    unhex('00000000000000000000000000000000'),
    unhex('00000000000000000000000000000000'),
    timestamp '0001-01-01 00:00:00',
    timestamp '0001-01-01 00:00:00',
    unhex('cfcd208495d565ef66e7dff9f98764da'),
    'dvault',
    0
),
(
    unhex('ffffffffffffffffffffffffffffffff'),
    unhex('ffffffffffffffffffffffffffffffff'),
    timestamp '0001-01-01 00:00:00',
    timestamp '0001-01-01 00:00:00',
    unhex('cfcd208495d565ef66e7dff9f98764da'),
    'dvault',
    0
);
