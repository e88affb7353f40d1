-- A record tracking satellite holds a row for every load in which the source showed a key.
create table if not exists raw_vault.sat_crew_seen (
    crew_hk binary(16) not null,
    load_date timestamp_ntz(6) not null,
    applied_date timestamp_ntz(6) not null,
    record_source varchar not null,
    load_id bigint not null
);
