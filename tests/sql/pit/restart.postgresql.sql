-- The definition is new or another: the table starts empty. Views on it go, and are built after it.
drop table if exists business_vault.pit_ticket cascade;

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

delete from audit.build
where entity = 'pit_ticket';

insert into audit.build (entity, run_id, load_id, digest)
values ('pit_ticket', 0, -1, '8626e98803d46e7ca0367f4f5d7d3932 e3b0c44298fc1c149afbf4c8996fb924');

-- The definition is new or another: the table starts empty. Views on it go, and are built after it.
drop table if exists business_vault.pit_flight cascade;

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

delete from audit.build
where entity = 'pit_flight';

insert into audit.build (entity, run_id, load_id, digest)
values ('pit_flight', 0, -1, 'b25c01bd72c7a8d96c0e9c79f0fc889e e3b0c44298fc1c149afbf4c8996fb924');

-- The definition is new or another: the table starts empty. Views on it go, and are built after it.
drop table if exists business_vault.pit_crew cascade;

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

delete from audit.build
where entity = 'pit_crew';

insert into audit.build (entity, run_id, load_id, digest)
values ('pit_crew', 0, -1, '2ba76e0574fe2084150e039f63913a10 e3b0c44298fc1c149afbf4c8996fb924');
