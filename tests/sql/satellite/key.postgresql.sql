-- The index stands again, over all that came, and the planner knows what did.
create index sat_crew_rank_key on raw_vault.sat_crew_rank (crew_hk);

analyze raw_vault.sat_crew_rank (crew_hk, load_id, hashdiff);

-- The index of loads, or snapshots, learns at once what lies in the pages that were filled; else
-- all of them are read until autovacuum has been here: 6 seconds of a small load after 6 million
-- rows.
select brin_summarize_new_values(known.indexrelid)
from pg_index as known
inner join pg_class as index_of on known.indexrelid = index_of.oid
inner join pg_am as method on index_of.relam = method.oid
where
    known.indrelid = to_regclass('raw_vault.sat_crew_rank')
    and method.amname = 'brin';

-- The index stands again, over all that came, and the planner knows what did.
create index sat_crew_rank_tracked_key on raw_vault.sat_crew_rank_tracked (crew_hk);

analyze raw_vault.sat_crew_rank_tracked (crew_hk, load_id, hashdiff);

-- The index of loads, or snapshots, learns at once what lies in the pages that were filled; else
-- all of them are read until autovacuum has been here: 6 seconds of a small load after 6 million
-- rows.
select brin_summarize_new_values(known.indexrelid)
from pg_index as known
inner join pg_class as index_of on known.indexrelid = index_of.oid
inner join pg_am as method on index_of.relam = method.oid
where
    known.indrelid = to_regclass('raw_vault.sat_crew_rank_tracked')
    and method.amname = 'brin';

-- The index stands again, over all that came, and the planner knows what did.
create index sat_crew_rank_life_key on raw_vault.sat_crew_rank_life (crew_hk);

analyze raw_vault.sat_crew_rank_life (crew_hk, load_id, hashdiff);

-- The index of loads, or snapshots, learns at once what lies in the pages that were filled; else
-- all of them are read until autovacuum has been here: 6 seconds of a small load after 6 million
-- rows.
select brin_summarize_new_values(known.indexrelid)
from pg_index as known
inner join pg_class as index_of on known.indexrelid = index_of.oid
inner join pg_am as method on index_of.relam = method.oid
where
    known.indrelid = to_regclass('raw_vault.sat_crew_rank_life')
    and method.amname = 'brin';
