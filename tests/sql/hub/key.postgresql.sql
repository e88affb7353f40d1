-- The key stands again, over all that came, and the planner knows what did.
alter table raw_vault.hub_crew add constraint hub_crew_pkey primary key (crew_hk);

analyze raw_vault.hub_crew (crew_hk, load_id);

-- The index of loads, or snapshots, learns at once what lies in the pages that were filled; else
-- all of them are read until autovacuum has been here: 6 seconds of a small load after 6 million
-- rows.
select brin_summarize_new_values(known.indexrelid)
from pg_index as known
inner join pg_class as index_of on known.indexrelid = index_of.oid
inner join pg_am as method on index_of.relam = method.oid
where
    known.indrelid = to_regclass('raw_vault.hub_crew')
    and method.amname = 'brin';

-- The key stands again, over all that came, and the planner knows what did.
alter table raw_vault.hub_airport add constraint hub_airport_pkey primary key (airport_hk);

analyze raw_vault.hub_airport (airport_hk, load_id);

-- The index of loads, or snapshots, learns at once what lies in the pages that were filled; else
-- all of them are read until autovacuum has been here: 6 seconds of a small load after 6 million
-- rows.
select brin_summarize_new_values(known.indexrelid)
from pg_index as known
inner join pg_class as index_of on known.indexrelid = index_of.oid
inner join pg_am as method on index_of.relam = method.oid
where
    known.indrelid = to_regclass('raw_vault.hub_airport')
    and method.amname = 'brin';

-- The key stands again, over all that came, and the planner knows what did.
alter table raw_vault.hub_flight add constraint hub_flight_pkey primary key (flight_hk);

analyze raw_vault.hub_flight (flight_hk, load_id);

-- The index of loads, or snapshots, learns at once what lies in the pages that were filled; else
-- all of them are read until autovacuum has been here: 6 seconds of a small load after 6 million
-- rows.
select brin_summarize_new_values(known.indexrelid)
from pg_index as known
inner join pg_class as index_of on known.indexrelid = index_of.oid
inner join pg_am as method on index_of.relam = method.oid
where
    known.indrelid = to_regclass('raw_vault.hub_flight')
    and method.amname = 'brin';
