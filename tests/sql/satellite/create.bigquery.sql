-- A satellite holds every version of its attributes, by what was true when and known when.
create table if not exists raw_vault.sat_crew_rank (
    crew_hk bytes(16) not null,
    load_date datetime not null,
    applied_date datetime not null,
    sequence int64,
    hashdiff bytes(16) not null,
    rank string,
    record_source string not null,
    load_id bigint not null
);

-- A satellite holds every version of its attributes, by what was true when and known when.
create table if not exists raw_vault.sat_crew_rank_tracked (
    crew_hk bytes(16) not null,
    load_date datetime not null,
    applied_date datetime not null,
    sequence int64,
    hashdiff bytes(16) not null,
    record_source string not null,
    load_id bigint not null
);

-- A satellite holds every version of its attributes, by what was true when and known when.
create table if not exists raw_vault.sat_crew_rank_life (
    crew_hk bytes(16) not null,
    load_date datetime not null,
    applied_date datetime not null,
    sequence int64,
    hashdiff bytes(16) not null,
    status string,
    record_source string not null,
    load_id bigint not null
);
