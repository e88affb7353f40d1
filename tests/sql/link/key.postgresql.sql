-- The key stands again, over all that came, and the planner knows what did.
alter table raw_vault.link_crew_base add constraint link_crew_base_pkey primary key (crew_base_hk);

analyze raw_vault.link_crew_base (crew_base_hk, load_id);

-- The index of loads, or snapshots, learns at once what lies in the pages that were filled; else
-- all of them are read until autovacuum has been here: 6 seconds of a small load after 6 million
-- rows.
select brin_summarize_new_values(known.indexrelid)
from pg_index as known
inner join pg_class as index_of on known.indexrelid = index_of.oid
inner join pg_am as method on index_of.relam = method.oid
where
    known.indrelid = to_regclass('raw_vault.link_crew_base')
    and method.amname = 'brin';

-- The key stands again, over all that came, and the planner knows what did.
alter table raw_vault.link_route add constraint link_route_pkey primary key (route_hk);

analyze raw_vault.link_route (route_hk, load_id);

-- The index of loads, or snapshots, learns at once what lies in the pages that were filled; else
-- all of them are read until autovacuum has been here: 6 seconds of a small load after 6 million
-- rows.
select brin_summarize_new_values(known.indexrelid)
from pg_index as known
inner join pg_class as index_of on known.indexrelid = index_of.oid
inner join pg_am as method on index_of.relam = method.oid
where
    known.indrelid = to_regclass('raw_vault.link_route')
    and method.amname = 'brin';

-- The key stands again, over all that came, and the planner knows what did.
alter table raw_vault.link_ticket add constraint link_ticket_pkey primary key (ticket_hk);

analyze raw_vault.link_ticket (ticket_hk, load_id);

-- The index of loads, or snapshots, learns at once what lies in the pages that were filled; else
-- all of them are read until autovacuum has been here: 6 seconds of a small load after 6 million
-- rows.
select brin_summarize_new_values(known.indexrelid)
from pg_index as known
inner join pg_class as index_of on known.indexrelid = index_of.oid
inner join pg_am as method on index_of.relam = method.oid
where
    known.indrelid = to_regclass('raw_vault.link_ticket')
    and method.amname = 'brin';
