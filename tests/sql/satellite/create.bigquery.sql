-- A satellite holds every version of its attributes, by what was true when and known when.
create table if not exists raw_vault.sat_flight_plans (
    flight_hk bytes(16) not null,
    load_date datetime not null,
    applied_date datetime not null,
    hashdiff bytes(16) not null,
    departs_at datetime,
    record_source string not null,
    load_id bigint not null
);

-- A satellite holds every version of its attributes, by what was true when and known when.
create table if not exists raw_vault.sat_passenger_desk (
    passenger_hk bytes(16) not null,
    load_date datetime not null,
    applied_date datetime not null,
    sequence bigint,
    hashdiff bytes(16) not null,
    seat string,
    record_source string not null,
    load_id bigint not null
);

-- A satellite holds every version of its attributes, by what was true when and known when.
create table if not exists raw_vault.sat_ticket_desk (
    ticket_hk bytes(16) not null,
    load_date datetime not null,
    applied_date datetime not null,
    sequence bigint,
    hashdiff bytes(16) not null,
    class string,
    price bignumeric(10, 2),
    is_full_fare bool,
    record_source string not null,
    load_id bigint not null
);
