-- A link holds one row for every relation of its hubs ever seen, from any feed.
create table if not exists raw_vault.link_route (
    route_hk binary(16) not null,
    flight_hk binary(16) not null,
    origin_hk binary(16) not null,
    destination_hk binary(16) not null,
    load_date timestamp_ntz(6) not null,
    record_source varchar not null,
    load_id bigint not null
);

-- A link holds one row for every relation of its hubs ever seen, from any feed.
create table if not exists raw_vault.link_ticket (
    ticket_hk binary(16) not null,
    flight_hk binary(16) not null,
    passenger_hk binary(16) not null,
    seat varchar,
    load_date timestamp_ntz(6) not null,
    record_source varchar not null,
    load_id bigint not null
);

-- A link holds one row for every relation of its hubs ever seen, from any feed.
create table if not exists raw_vault.link_same_passenger (
    same_passenger_hk binary(16) not null,
    master_hk binary(16) not null,
    duplicate_hk binary(16) not null,
    load_date timestamp_ntz(6) not null,
    record_source varchar not null,
    load_id bigint not null
);
