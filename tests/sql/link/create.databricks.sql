-- A link holds one row for every relation of its hubs ever seen, from any feed.
create table if not exists raw_vault.link_route (
    route_hk binary not null,
    flight_hk binary not null,
    origin_hk binary not null,
    destination_hk binary not null,
    load_date timestamp_ntz not null,
    record_source string not null,
    load_id bigint not null
);

-- A link holds one row for every relation of its hubs ever seen, from any feed.
create table if not exists raw_vault.link_ticket (
    ticket_hk binary not null,
    flight_hk binary not null,
    passenger_hk binary not null,
    seat string,
    load_date timestamp_ntz not null,
    record_source string not null,
    load_id bigint not null
);

-- A link holds one row for every relation of its hubs ever seen, from any feed.
create table if not exists raw_vault.link_same_passenger (
    same_passenger_hk binary not null,
    master_hk binary not null,
    duplicate_hk binary not null,
    load_date timestamp_ntz not null,
    record_source string not null,
    load_id bigint not null
);
