-- A hub holds one row for every business key ever seen, from any feed.
create table if not exists raw_vault.hub_airport (
    airport_hk binary not null,
    collision_code string,
    airport_code string,
    load_date timestamp not null,
    record_source string not null,
    load_id bigint not null
)
using parquet;

-- A hub holds one row for every business key ever seen, from any feed.
create table if not exists raw_vault.hub_flight (
    flight_hk binary not null,
    carrier string,
    flight_no int,
    load_date timestamp not null,
    record_source string not null,
    load_id bigint not null
)
using parquet;

-- A hub holds one row for every business key ever seen, from any feed.
create table if not exists raw_vault.hub_passenger (
    passenger_hk binary not null,
    passenger_no string,
    load_date timestamp not null,
    record_source string not null,
    load_id bigint not null
)
using parquet;
