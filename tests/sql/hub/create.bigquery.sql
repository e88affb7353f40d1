-- A hub holds one row for every business key ever seen, from any feed.
create table if not exists raw_vault.hub_airport (
    airport_hk bytes(16) not null,
    collision_code string,
    airport_code string,
    load_date datetime not null,
    record_source string not null,
    load_id bigint not null
);

-- A hub holds one row for every business key ever seen, from any feed.
create table if not exists raw_vault.hub_flight (
    flight_hk bytes(16) not null,
    carrier string,
    flight_no int64,
    load_date datetime not null,
    record_source string not null,
    load_id bigint not null
);

-- A hub holds one row for every business key ever seen, from any feed.
create table if not exists raw_vault.hub_passenger (
    passenger_hk bytes(16) not null,
    passenger_no string,
    load_date datetime not null,
    record_source string not null,
    load_id bigint not null
);
