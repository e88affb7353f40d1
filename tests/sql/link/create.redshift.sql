-- A link holds one row for every relation of its hubs ever seen, from any feed.
create table if not exists raw_vault.link_route (
    route_hk varchar(32) not null,
    flight_hk varchar(32) not null,
    origin_hk varchar(32) not null,
    destination_hk varchar(32) not null,
    load_date timestamp not null,
    record_source varchar(65535) not null,
    load_id bigint not null
);

-- A link holds one row for every relation of its hubs ever seen, from any feed.
create table if not exists raw_vault.link_ticket (
    ticket_hk varchar(32) not null,
    flight_hk varchar(32) not null,
    passenger_hk varchar(32) not null,
    seat varchar(65535),
    load_date timestamp not null,
    record_source varchar(65535) not null,
    load_id bigint not null
);

-- A link holds one row for every relation of its hubs ever seen, from any feed.
create table if not exists raw_vault.link_same_passenger (
    same_passenger_hk varchar(32) not null,
    master_hk varchar(32) not null,
    duplicate_hk varchar(32) not null,
    load_date timestamp not null,
    record_source varchar(65535) not null,
    load_id bigint not null
);
