-- A satellite holds every version of its attributes, by what was true when and known when.
create table if not exists raw_vault.sat_flight_plans (
    flight_hk binary not null,
    load_date timestamp not null,
    applied_date timestamp not null,
    hashdiff binary not null,
    departs_at timestamp,
    record_source string not null,
    load_id bigint not null
)
using parquet;

-- A satellite holds every version of its attributes, by what was true when and known when.
create table if not exists raw_vault.sat_passenger_desk (
    passenger_hk binary not null,
    load_date timestamp not null,
    applied_date timestamp not null,
    sequence bigint,
    hashdiff binary not null,
    seat string,
    record_source string not null,
    load_id bigint not null
)
using parquet;

-- A satellite holds every version of its attributes, by what was true when and known when.
create table if not exists raw_vault.sat_ticket_desk (
    ticket_hk binary not null,
    load_date timestamp not null,
    applied_date timestamp not null,
    sequence bigint,
    hashdiff binary not null,
    class string,
    price decimal(10, 2),
    is_full_fare boolean,
    record_source string not null,
    load_id bigint not null
)
using parquet;
