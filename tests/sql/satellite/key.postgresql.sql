-- The index stands again, over all that came, and the planner knows what did.
create index sat_crew_rank_key on raw_vault.sat_crew_rank (crew_hk);

analyze raw_vault.sat_crew_rank (crew_hk, load_id, hashdiff);

-- The index stands again, over all that came, and the planner knows what did.
create index sat_crew_rank_tracked_key on raw_vault.sat_crew_rank_tracked (crew_hk);

analyze raw_vault.sat_crew_rank_tracked (crew_hk, load_id, hashdiff);

-- The index stands again, over all that came, and the planner knows what did.
create index sat_crew_rank_life_key on raw_vault.sat_crew_rank_life (crew_hk);

analyze raw_vault.sat_crew_rank_life (crew_hk, load_id, hashdiff);
