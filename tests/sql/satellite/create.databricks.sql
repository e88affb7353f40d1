-- A satellite holds every version of its attributes, by what was true when and known when.
create table if not exists raw_vault.sat_crew_rank (
    crew_hk binary not null,
    load_date timestamp_ntz not null,
    applied_date timestamp_ntz not null,
    sequence bigint,
    hashdiff binary not null,
    rank string,
    record_source string not null,
    load_id bigint not null
);

-- A satellite holds every version of its attributes, by what was true when and known when.
create table if not exists raw_vault.sat_crew_rank_tracked (
    crew_hk binary not null,
    load_date timestamp_ntz not null,
    applied_date timestamp_ntz not null,
    sequence bigint,
    hashdiff binary not null,
    record_source string not null,
    load_id bigint not null
);

-- A satellite holds every version of its attributes, by what was true when and known when.
create table if not exists raw_vault.sat_crew_rank_life (
    crew_hk binary not null,
    load_date timestamp_ntz not null,
    applied_date timestamp_ntz not null,
    sequence bigint,
    hashdiff binary not null,
    status string,
    record_source string not null,
    load_id bigint not null
);
