-- What became of the rows, or versions, that no feed delivered but tables of this database: some
-- are stored, in the others nothing had changed.
insert into {{ audit('row_account') }} (
    load_id, target, hash_key, delivered, inserted, unchanged, duplicate, rejected, filtered,
    implied
)
values (
    {{ load.load_id }},
    {{ this.table.name | text }},
    {{ this.hash_key | text }},
    {{ load.delivered }},
    {{ kept }},
    {{ load.delivered - kept }},
    0,
    0,
    0,
    0
);
