-- Appends to the chain of seals.
insert into audit.seal (number, load_id, run_id, sealed_by, sealed, content, digest)
values
(
    3,
    7,
    null,
    1,
    timestamp '2024-01-31 12:00:00',
    '0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f',
    'f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0'
);
