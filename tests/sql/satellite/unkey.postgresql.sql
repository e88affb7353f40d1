-- The index goes for as long as many rows come into the empty table: made anew it costs a quarter.
drop index if exists raw_vault.sat_crew_rank_key;

-- The index goes for as long as many rows come into the empty table: made anew it costs a quarter.
drop index if exists raw_vault.sat_crew_rank_tracked_key;

-- The index goes for as long as many rows come into the empty table: made anew it costs a quarter.
drop index if exists raw_vault.sat_crew_rank_life_key;
