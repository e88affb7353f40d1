-- What became of the rows, or versions, that no feed delivered but tables of this database: some
-- are stored, in the others nothing had changed.
insert into audit.row_account (
    load_id, target, hash_key, delivered, inserted, unchanged, duplicate, rejected, filtered,
    implied
)
values (
    1,
    'hub_airport',
    'airport_hk',
    2,
    2,
    0,
    0,
    0,
    0,
    0
);

-- What became of the rows, or versions, that no feed delivered but tables of this database: some
-- are stored, in the others nothing had changed.
insert into audit.row_account (
    load_id, target, hash_key, delivered, inserted, unchanged, duplicate, rejected, filtered,
    implied
)
values (
    1,
    'link_route',
    'route_hk',
    2,
    2,
    0,
    0,
    0,
    0,
    0
);

-- What became of the rows, or versions, that no feed delivered but tables of this database: some
-- are stored, in the others nothing had changed.
insert into audit.row_account (
    load_id, target, hash_key, delivered, inserted, unchanged, duplicate, rejected, filtered,
    implied
)
values (
    1,
    'sat_crew_rank',
    'crew_hk',
    2,
    2,
    0,
    0,
    0,
    0,
    0
);
