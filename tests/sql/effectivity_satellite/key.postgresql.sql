-- The index stands again, over all that came, and the planner knows what did.
create index sat_crew_ranked_key on raw_vault.sat_crew_ranked (crew_base_hk);

analyze raw_vault.sat_crew_ranked (crew_base_hk, load_id);

-- The index stands again, over all that came, and the planner knows what did.
create index sat_crew_based_key on raw_vault.sat_crew_based (crew_hk);

analyze raw_vault.sat_crew_based (crew_base_hk, load_id);
