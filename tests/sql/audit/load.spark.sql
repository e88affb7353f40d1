-- The loads of a batch, with what they read and what became of them.
insert into audit.load (
    load_id, run_id, feed, file, bytes, sha256, load_date, delivered, rejected, started,
    finished, status, message, recipe
)
values
(
    1,
    1,
    'desk.tickets',
    'data/tickets_1.csv',
    120,
    '0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f',
    timestamp '2024-01-31 12:00:00',
    2,
    1,
    timestamp '2024-01-31 12:00:00',
    timestamp '2024-01-31 12:00:00',
    'loaded',
    null,
    'dvault/1/md5/native'
);
