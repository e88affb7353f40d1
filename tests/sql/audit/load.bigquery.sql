-- The loads of a batch, with what they read and what became of them.
insert into audit.load (
    load_id, run_id, feed, file, bytes, sha256, load_date, delivered, rejected, started,
    finished, status, message, recipe
)
values
(
    1,
    0,
    'plans.flights',
    'data/flights_1.jsonl',
    96,
    '5808dcd0da0013dd1bcc298690080809b9be3c9c663db1115aae80a2e830d11e',
    datetime '2024-01-31 12:00:00',
    4,
    1,
    datetime '2000-01-01 00:00:00',
    datetime '2000-01-01 00:00:00',
    'loaded',
    null,
    'dvault/1/md5/native'
);

-- The loads of a batch, with what they read and what became of them.
insert into audit.load (
    load_id, run_id, feed, file, bytes, sha256, load_date, delivered, rejected, started,
    finished, status, message, recipe
)
values
(
    1,
    0,
    'desk.tickets',
    'data/tickets_1.csv',
    118,
    '8f831b76eb284adfd6a4af129e76ebf59d24a31dc806ff89386de322b216495f',
    datetime '2024-01-31 12:00:00',
    4,
    1,
    datetime '2000-01-01 00:00:00',
    datetime '2000-01-01 00:00:00',
    'loaded',
    null,
    'dvault/1/md5/native'
),
(
    2,
    0,
    'desk.tickets',
    'data/tickets_2.csv',
    116,
    '2806248a1334cba9e5815fc9a16ea49b34f631396a189de0ede5277a9939f05c',
    datetime '2024-01-31 12:00:00.000001',
    4,
    1,
    datetime '2000-01-01 00:00:00',
    datetime '2000-01-01 00:00:00',
    'loaded',
    null,
    'dvault/1/md5/native'
);

-- The loads of a batch, with what they read and what became of them.
insert into audit.load (
    load_id, run_id, feed, file, bytes, sha256, load_date, delivered, rejected, started,
    finished, status, message, recipe
)
values
(
    1,
    0,
    'archive.payments',
    'archive.payments',
    0,
    '',
    datetime '2024-01-31 12:00:00',
    4,
    1,
    datetime '2000-01-01 00:00:00',
    datetime '2000-01-01 00:00:00',
    'loaded',
    null,
    'dvault/1/md5/native'
);
