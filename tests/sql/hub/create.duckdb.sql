-- A hub holds one row for every business key ever seen, from any feed.
create table if not exists raw_vault.hub_airport (
    airport_hk uuid not null,
    collision_code varchar,
    airport_code varchar,
    load_date timestamp not null,
    record_source varchar not null,
    load_id bigint not null
);

-- A hub holds one row for every business key ever seen, from any feed.
create table if not exists raw_vault.hub_flight (
    flight_hk uuid not null,
    carrier varchar,
    flight_no integer,
    load_date timestamp not null,
    record_source varchar not null,
    load_id bigint not null
);

-- A hub holds one row for every business key ever seen, from any feed.
create table if not exists raw_vault.hub_passenger (
    passenger_hk uuid not null,
    passenger_no varchar,
    load_date timestamp not null,
    record_source varchar not null,
    load_id bigint not null
);
