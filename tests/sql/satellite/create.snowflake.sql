-- A satellite holds every version of its attributes, by what was true when and known when.
create table if not exists raw_vault.sat_flight_plans (
    flight_hk binary(16) not null,
    load_date timestamp_ntz(6) not null,
    applied_date timestamp_ntz(6) not null,
    hashdiff binary(16) not null,
    departs_at timestamp_ntz(6),
    record_source varchar not null,
    load_id bigint not null
);

-- A satellite holds every version of its attributes, by what was true when and known when.
create table if not exists raw_vault.sat_passenger_desk (
    passenger_hk binary(16) not null,
    load_date timestamp_ntz(6) not null,
    applied_date timestamp_ntz(6) not null,
    sequence bigint,
    hashdiff binary(16) not null,
    seat varchar,
    record_source varchar not null,
    load_id bigint not null
);

-- A satellite holds every version of its attributes, by what was true when and known when.
create table if not exists raw_vault.sat_ticket_desk (
    ticket_hk binary(16) not null,
    load_date timestamp_ntz(6) not null,
    applied_date timestamp_ntz(6) not null,
    sequence bigint,
    hashdiff binary(16) not null,
    class varchar,
    price number(10, 2),
    is_full_fare boolean,
    record_source varchar not null,
    load_id bigint not null
);
