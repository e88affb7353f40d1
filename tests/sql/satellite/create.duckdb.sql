-- A satellite holds every version of its attributes, by what was true when and known when.
create table if not exists raw_vault.sat_flight_plans (
    flight_hk uuid not null,
    load_date timestamp not null,
    applied_date timestamp not null,
    hashdiff uuid not null,
    departs_at timestamp,
    record_source varchar not null,
    load_id bigint not null
);

-- A satellite holds every version of its attributes, by what was true when and known when.
create table if not exists raw_vault.sat_passenger_desk (
    passenger_hk uuid not null,
    load_date timestamp not null,
    applied_date timestamp not null,
    sequence bigint,
    hashdiff uuid not null,
    seat varchar,
    record_source varchar not null,
    load_id bigint not null
);

-- A satellite holds every version of its attributes, by what was true when and known when.
create table if not exists raw_vault.sat_ticket_desk (
    ticket_hk uuid not null,
    load_date timestamp not null,
    applied_date timestamp not null,
    sequence bigint,
    hashdiff uuid not null,
    class varchar,
    price decimal(10, 2),
    is_full_fare boolean,
    record_source varchar not null,
    load_id bigint not null
);
