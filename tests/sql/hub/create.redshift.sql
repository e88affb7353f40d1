-- A hub holds one row for every business key ever seen, from any feed.
create table if not exists raw_vault.hub_airport (
    airport_hk varchar(32) not null,
    collision_code varchar(65535),
    airport_code varchar(65535),
    load_date timestamp not null,
    record_source varchar(65535) not null,
    load_id bigint not null
);

-- A hub holds one row for every business key ever seen, from any feed.
create table if not exists raw_vault.hub_flight (
    flight_hk varchar(32) not null,
    carrier varchar(65535),
    flight_no integer,
    load_date timestamp not null,
    record_source varchar(65535) not null,
    load_id bigint not null
);

-- A hub holds one row for every business key ever seen, from any feed.
create table if not exists raw_vault.hub_passenger (
    passenger_hk varchar(32) not null,
    passenger_no varchar(65535),
    load_date timestamp not null,
    record_source varchar(65535) not null,
    load_id bigint not null
);
