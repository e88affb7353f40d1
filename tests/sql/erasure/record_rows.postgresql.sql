-- Keeps what was taken of which rows, and what is left of them.
insert into audit.erased_row (
    erasure_id, run_id, load_id, target, erased_columns, row_key, row_count, was_sound,
    key_number, covers, digest_change, located_change, personal_change, holds, digest_left
)
values
(
    3,
    7,
    1,
    'raw_vault.hub_passenger',
    'passenger_no',
    '0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f',
    1,
    true,
    '',
    '',
    '',
    '',
    '',
    '',
    ''
);
