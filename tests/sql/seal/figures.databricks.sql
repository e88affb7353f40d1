-- Keeps what the rows of some loads, or runs, come to.
insert into audit.sealed (
    load_id, target, parts, part, row_count, key_sum, digest_sum, located_sum, personal_sum,
    covers
)
values
(
    7,
    'raw_vault.hub_flight',
    16,
    3,
    2,
    '0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f',
    'f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0',
    '77',
    '',
    '{}'
);
