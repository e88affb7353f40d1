-- A link holds one row for every relation of its hubs ever seen, from any feed.
create table if not exists raw_vault.link_route (
    route_hk uuid not null,
    flight_hk uuid not null,
    origin_hk uuid not null,
    destination_hk uuid not null,
    load_date timestamp not null,
    record_source varchar not null,
    load_id bigint not null
);

-- A link holds one row for every relation of its hubs ever seen, from any feed.
create table if not exists raw_vault.link_ticket (
    ticket_hk uuid not null,
    flight_hk uuid not null,
    passenger_hk uuid not null,
    seat varchar,
    load_date timestamp not null,
    record_source varchar not null,
    load_id bigint not null
);

-- A link holds one row for every relation of its hubs ever seen, from any feed.
create table if not exists raw_vault.link_same_passenger (
    same_passenger_hk uuid not null,
    master_hk uuid not null,
    duplicate_hk uuid not null,
    load_date timestamp not null,
    record_source varchar not null,
    load_id bigint not null
);
