-- What ran, how many rows it touched, how long it took, and the digest of its SQL.
insert into audit.step (
    run_id, load_id, kind, entity, operation, `rows`, seconds, sql_digest
)
values
(
    1,
    1,
    'hub',
    'passenger',
    'insert',
    1,
    0.25,
    'f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0'
);
