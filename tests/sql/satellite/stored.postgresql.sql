-- About how many versions are stored, by the size of the table: counting them would read it all.
select pg_relation_size('raw_vault.sat_crew_rank') / 150;

-- About how many versions are stored, by the size of the table: counting them would read it all.
select pg_relation_size('raw_vault.sat_crew_rank_before') / 150;

-- About how many versions are stored, by the size of the table: counting them would read it all.
select pg_relation_size('raw_vault.sat_flight_plans') / 150;
