-- The definitions that a run goes by.
insert into audit.definition (digest, run_id, file, content)
values
(
    'ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
    1,
    'warehouse.yml',
    'warehouse: x'
);
