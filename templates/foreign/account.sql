-- What became of the rows that were taken over: all are stored.
insert into {{ audit('row_account') }} (
    load_id, target, hash_key, delivered, inserted, unchanged, duplicate, rejected, filtered,
    implied
)
values (
    {{ load.load_id }},
    {{ this.table.name | text }},
    {{ this.hash_key | text }},
    {{ load.delivered }},
    {{ load.delivered }},
    0,
    0,
    0,
    0,
    0
);
