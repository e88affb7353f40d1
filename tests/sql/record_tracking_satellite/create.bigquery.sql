-- A record tracking satellite holds a row for every load in which the source showed a key.
create table if not exists raw_vault.sat_crew_seen (
    crew_hk bytes(16) not null,
    load_date datetime not null,
    applied_date datetime not null,
    record_source string not null,
    load_id bigint not null
);
