-- A link holds one row for every relation of its hubs ever seen, from any feed.
create table if not exists raw_vault.link_route (
    route_hk bytes(16) not null,
    flight_hk bytes(16) not null,
    origin_hk bytes(16) not null,
    destination_hk bytes(16) not null,
    load_date datetime not null,
    record_source string not null,
    load_id bigint not null
);

-- A link holds one row for every relation of its hubs ever seen, from any feed.
create table if not exists raw_vault.link_ticket (
    ticket_hk bytes(16) not null,
    flight_hk bytes(16) not null,
    passenger_hk bytes(16) not null,
    seat string,
    load_date datetime not null,
    record_source string not null,
    load_id bigint not null
);

-- A link holds one row for every relation of its hubs ever seen, from any feed.
create table if not exists raw_vault.link_same_passenger (
    same_passenger_hk bytes(16) not null,
    master_hk bytes(16) not null,
    duplicate_hk bytes(16) not null,
    load_date datetime not null,
    record_source string not null,
    load_id bigint not null
);
