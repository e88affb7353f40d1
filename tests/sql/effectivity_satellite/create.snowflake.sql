-- An effectivity satellite holds a row when a relation begins and one when it ends.
create table if not exists raw_vault.sat_crew_ranked (
    crew_base_hk binary(16) not null,
    load_date timestamp_ntz(6) not null,
    applied_date timestamp_ntz(6) not null,
    sequence bigint,
    is_active boolean,
    record_source varchar not null,
    load_id bigint not null
);

-- An effectivity satellite holds a row when a relation begins and one when it ends.
create table if not exists raw_vault.sat_crew_based (
    crew_base_hk binary(16) not null,
    crew_hk binary(16) not null,
    load_date timestamp_ntz(6) not null,
    applied_date timestamp_ntz(6) not null,
    sequence bigint,
    is_active boolean,
    base varchar,
    record_source varchar not null,
    load_id bigint not null
);
