-- A satellite holds every version of its attributes, by what was true when and known when.
create table if not exists raw_vault.sat_crew_rank (
    crew_hk varchar(32) not null,
    load_date timestamp not null,
    applied_date timestamp not null,
    sequence bigint,
    hashdiff varchar(32) not null,
    rank varchar(65535),
    record_source varchar(65535) not null,
    load_id bigint not null
);

-- A satellite holds every version of its attributes, by what was true when and known when.
create table if not exists raw_vault.sat_crew_rank_tracked (
    crew_hk varchar(32) not null,
    load_date timestamp not null,
    applied_date timestamp not null,
    sequence bigint,
    hashdiff varchar(32) not null,
    record_source varchar(65535) not null,
    load_id bigint not null
);

-- A satellite holds every version of its attributes, by what was true when and known when.
create table if not exists raw_vault.sat_crew_rank_life (
    crew_hk varchar(32) not null,
    load_date timestamp not null,
    applied_date timestamp not null,
    sequence bigint,
    hashdiff varchar(32) not null,
    status varchar(65535),
    record_source varchar(65535) not null,
    load_id bigint not null
);
