-- Keeps who asked for an erasure, who did it and why; by its hash the key, never by its text.
insert into audit.erasure (
    erasure_id, run_id, hub, hash_key, requested_by, erased_by, reason, erased, until_date,
    row_count
)
values (
    3,
    7,
    'passenger',
    '0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f',
    'request 7',
    'ann',
    'art. 17',
    timestamp '2024-01-31 12:00:00',
    null,
    2
);
