-- For each key and snapshot since the key exists: the row of each satellite that was valid.
create table if not exists business_vault.pit_ticket (
    ticket_hk bytes(16) not null,
    snapshot_date datetime not null,
    sat_ticket_desk_hk bytes(16) not null,
    sat_ticket_desk_applied_date datetime not null,
    sat_ticket_desk_load_date datetime not null,
    sat_ticket_desk_sequence int64
);

-- For each key and snapshot since the key exists: the row of each satellite that was valid.
create table if not exists business_vault.pit_flight (
    flight_hk bytes(16) not null,
    snapshot_date datetime not null,
    sat_flight_plans_hk bytes(16) not null,
    sat_flight_plans_applied_date datetime not null,
    sat_flight_plans_load_date datetime not null
);

-- For each key and snapshot since the key exists: the row of each satellite that was valid.
create table if not exists business_vault.pit_crew (
    crew_hk bytes(16) not null,
    snapshot_date datetime not null,
    sat_crew_rank_hk bytes(16) not null,
    sat_crew_rank_applied_date datetime not null,
    sat_crew_rank_load_date datetime not null,
    sat_crew_rank_sequence int64,
    sat_crew_languages_hk bytes(16) not null,
    sat_crew_languages_applied_date datetime not null,
    sat_crew_languages_load_date datetime not null
);
