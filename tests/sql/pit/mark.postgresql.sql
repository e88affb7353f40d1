-- The table holds what was loaded up to here.
update audit.build
set
    run_id = 0,
    load_id = (select coalesce(max(load_id), 0) from audit.load),
    digest = '8626e98803d46e7ca0367f4f5d7d3932 e3b0c44298fc1c149afbf4c8996fb924'
where entity = 'pit_ticket';

-- The index of loads, or snapshots, learns at once what lies in the pages that were filled; else
-- all of them are read until autovacuum has been here: 6 seconds of a small load after 6 million
-- rows.
select brin_summarize_new_values(known.indexrelid)
from pg_index as known
inner join pg_class as index_of on known.indexrelid = index_of.oid
inner join pg_am as method on index_of.relam = method.oid
where
    known.indrelid = to_regclass('business_vault.pit_ticket')
    and method.amname = 'brin';

-- The table holds what was loaded up to here.
update audit.build
set
    run_id = 0,
    load_id = (select coalesce(max(load_id), 0) from audit.load),
    digest = 'b25c01bd72c7a8d96c0e9c79f0fc889e e3b0c44298fc1c149afbf4c8996fb924'
where entity = 'pit_flight';

-- The index of loads, or snapshots, learns at once what lies in the pages that were filled; else
-- all of them are read until autovacuum has been here: 6 seconds of a small load after 6 million
-- rows.
select brin_summarize_new_values(known.indexrelid)
from pg_index as known
inner join pg_class as index_of on known.indexrelid = index_of.oid
inner join pg_am as method on index_of.relam = method.oid
where
    known.indrelid = to_regclass('business_vault.pit_flight')
    and method.amname = 'brin';

-- The table holds what was loaded up to here.
update audit.build
set
    run_id = 0,
    load_id = (select coalesce(max(load_id), 0) from audit.load),
    digest = '2ba76e0574fe2084150e039f63913a10 e3b0c44298fc1c149afbf4c8996fb924'
where entity = 'pit_crew';

-- The index of loads, or snapshots, learns at once what lies in the pages that were filled; else
-- all of them are read until autovacuum has been here: 6 seconds of a small load after 6 million
-- rows.
select brin_summarize_new_values(known.indexrelid)
from pg_index as known
inner join pg_class as index_of on known.indexrelid = index_of.oid
inner join pg_am as method on index_of.relam = method.oid
where
    known.indrelid = to_regclass('business_vault.pit_crew')
    and method.amname = 'brin';
