-- The loads of a batch, with what they read and what became of them.
insert into audit.load (
    load_id, run_id, feed, file, bytes, sha256, load_date, delivered, rejected, started,
    finished, status, message, recipe
)
values
(
    1,
    0,
    'crew.ranks',
    'data/ranks_1.csv',
    69,
    '47a5dc3a73a6c38a44cddd800b333bc72751a6a4f457d93bb0804491cc160fe9',
    timestamp '2024-01-31 12:00:00',
    4,
    1,
    timestamp '2000-01-01 00:00:00',
    timestamp '2000-01-01 00:00:00',
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
    'crew.ranks_before',
    'data/archive_1.csv',
    73,
    'a936f236c82def6ae38e9bec806e92a3c3fb57bb3619e62fb954570fc4dd8663',
    timestamp '2024-01-31 12:00:00',
    4,
    1,
    timestamp '2000-01-01 00:00:00',
    timestamp '2000-01-01 00:00:00',
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
    'crew.rosters',
    'data/rosters_1.csv',
    70,
    '1fe32928eaed97ae85829e432a6eaa59872078565e5a2740bbd876c8275a9d99',
    timestamp '2024-01-31 12:00:00',
    4,
    1,
    timestamp '2000-01-01 00:00:00',
    timestamp '2000-01-01 00:00:00',
    'loaded',
    null,
    'dvault/1/md5/native'
);
