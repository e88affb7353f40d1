-- A satellite holds every version of its attributes, by what was true when and known when.
create table if not exists raw_vault.sat_flight_plans (
    flight_hk varchar(32) not null,
    load_date timestamp not null,
    applied_date timestamp not null,
    hashdiff varchar(32) not null,
    departs_at timestamp,
    record_source varchar(65535) not null,
    load_id bigint not null
);

-- A satellite holds every version of its attributes, by what was true when and known when.
create table if not exists raw_vault.sat_passenger_desk (
    passenger_hk varchar(32) not null,
    load_date timestamp not null,
    applied_date timestamp not null,
    sequence bigint,
    hashdiff varchar(32) not null,
    seat varchar(65535),
    record_source varchar(65535) not null,
    load_id bigint not null
);

-- A satellite holds every version of its attributes, by what was true when and known when.
create table if not exists raw_vault.sat_ticket_desk (
    ticket_hk varchar(32) not null,
    load_date timestamp not null,
    applied_date timestamp not null,
    sequence bigint,
    hashdiff varchar(32) not null,
    class varchar(65535),
    price decimal(10, 2),
    is_full_fare boolean,
    record_source varchar(65535) not null,
    load_id bigint not null
);
