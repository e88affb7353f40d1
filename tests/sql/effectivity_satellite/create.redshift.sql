-- An effectivity satellite holds a row when a relation begins and one when it ends.
create table if not exists raw_vault.sat_crew_ranked (
    crew_base_hk varchar(32) not null,
    load_date timestamp not null,
    applied_date timestamp not null,
    sequence bigint,
    is_active boolean,
    record_source varchar(65535) not null,
    load_id bigint not null
);

-- An effectivity satellite holds a row when a relation begins and one when it ends.
create table if not exists raw_vault.sat_crew_based (
    crew_base_hk varchar(32) not null,
    crew_hk varchar(32) not null,
    load_date timestamp not null,
    applied_date timestamp not null,
    sequence bigint,
    is_active boolean,
    base varchar(65535),
    record_source varchar(65535) not null,
    load_id bigint not null
);
