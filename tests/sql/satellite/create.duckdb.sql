-- A satellite holds every version of its attributes, by what was true when and known when.
create table if not exists raw_vault.sat_crew_rank (
    crew_hk uuid not null,
    load_date timestamp not null,
    applied_date timestamp not null,
    sequence bigint,
    hashdiff uuid not null,
    rank varchar,
    record_source varchar not null,
    load_id bigint not null
);

-- A satellite holds every version of its attributes, by what was true when and known when.
create table if not exists raw_vault.sat_crew_rank_tracked (
    crew_hk uuid not null,
    load_date timestamp not null,
    applied_date timestamp not null,
    sequence bigint,
    hashdiff uuid not null,
    record_source varchar not null,
    load_id bigint not null
);

-- A satellite holds every version of its attributes, by what was true when and known when.
create table if not exists raw_vault.sat_crew_rank_life (
    crew_hk uuid not null,
    load_date timestamp not null,
    applied_date timestamp not null,
    sequence bigint,
    hashdiff uuid not null,
    status varchar,
    record_source varchar not null,
    load_id bigint not null
);
