-- A record tracking satellite holds a row for every load in which the source showed a key.
create table if not exists raw_vault.sat_crew_seen (
    crew_hk varchar(32) not null,
    load_date timestamp not null,
    applied_date timestamp not null,
    record_source varchar(65535) not null,
    load_id bigint not null
);
