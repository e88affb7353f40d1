-- An effectivity satellite holds a row when a relation begins and one when it ends.
create table if not exists raw_vault.sat_crew_ranked (
    crew_base_hk bytes(16) not null,
    load_date datetime not null,
    applied_date datetime not null,
    sequence int64,
    is_active bool,
    record_source string not null,
    load_id bigint not null
);

-- An effectivity satellite holds a row when a relation begins and one when it ends.
create table if not exists raw_vault.sat_crew_based (
    crew_base_hk bytes(16) not null,
    crew_hk bytes(16) not null,
    load_date datetime not null,
    applied_date datetime not null,
    sequence int64,
    is_active bool,
    base string,
    record_source string not null,
    load_id bigint not null
);
