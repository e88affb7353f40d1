-- As everywhere; and what finds the rows of a snapshot, in a few pages.
-- For each key and snapshot since the key exists: the row of each satellite that was valid.
create table if not exists business_vault.pit_ticket (
    ticket_hk uuid not null,
    snapshot_date timestamp not null,
    sat_ticket_desk_hk uuid not null,
    sat_ticket_desk_applied_date timestamp not null,
    sat_ticket_desk_load_date timestamp not null,
    sat_ticket_desk_sequence bigint
);

create index on business_vault.pit_ticket using brin (snapshot_date);

-- As everywhere; and what finds the rows of a snapshot, in a few pages.
-- For each key and snapshot since the key exists: the row of each satellite that was valid.
create table if not exists business_vault.pit_flight (
    flight_hk uuid not null,
    snapshot_date timestamp not null,
    sat_flight_plans_hk uuid not null,
    sat_flight_plans_applied_date timestamp not null,
    sat_flight_plans_load_date timestamp not null
);

create index on business_vault.pit_flight using brin (snapshot_date);

-- As everywhere; and what finds the rows of a snapshot, in a few pages.
-- For each key and snapshot since the key exists: the row of each satellite that was valid.
create table if not exists business_vault.pit_crew (
    crew_hk uuid not null,
    snapshot_date timestamp not null,
    sat_crew_rank_hk uuid not null,
    sat_crew_rank_applied_date timestamp not null,
    sat_crew_rank_load_date timestamp not null,
    sat_crew_rank_sequence bigint,
    sat_crew_languages_hk uuid not null,
    sat_crew_languages_applied_date timestamp not null,
    sat_crew_languages_load_date timestamp not null
);

create index on business_vault.pit_crew using brin (snapshot_date);
