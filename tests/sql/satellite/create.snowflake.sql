-- A satellite holds every version of its attributes, by what was true when and known when.
create table if not exists raw_vault.sat_crew_rank (
    crew_hk binary(16) not null,
    load_date timestamp_ntz(6) not null,
    applied_date timestamp_ntz(6) not null,
    sequence bigint,
    hashdiff binary(16) not null,
    rank varchar,
    record_source varchar not null,
    load_id bigint not null
);

-- A satellite holds every version of its attributes, by what was true when and known when.
create table if not exists raw_vault.sat_crew_rank_tracked (
    crew_hk binary(16) not null,
    load_date timestamp_ntz(6) not null,
    applied_date timestamp_ntz(6) not null,
    sequence bigint,
    hashdiff binary(16) not null,
    record_source varchar not null,
    load_id bigint not null
);

-- A satellite holds every version of its attributes, by what was true when and known when.
create table if not exists raw_vault.sat_crew_rank_life (
    crew_hk binary(16) not null,
    load_date timestamp_ntz(6) not null,
    applied_date timestamp_ntz(6) not null,
    sequence bigint,
    hashdiff binary(16) not null,
    status varchar,
    record_source varchar not null,
    load_id bigint not null
);
