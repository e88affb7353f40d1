-- The index stands again, over all that came, and the planner knows what did.
create index sat_crew_seen_key on raw_vault.sat_crew_seen (crew_hk);

analyze raw_vault.sat_crew_seen (crew_hk, load_id);
