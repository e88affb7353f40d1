-- What became of the versions whose history was carried over: some are stored, in the others
-- nothing had changed.
insert into audit.row_account (
    load_id, target, hash_key, delivered, inserted, unchanged, duplicate, rejected, filtered,
    implied
)
values (
    7,
    'sat_ticket_desk',
    'ticket_hk',
    3,
    2,
    1,
    0,
    0,
    0,
    0
);
