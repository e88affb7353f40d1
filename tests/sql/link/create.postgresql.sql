-- A link as everywhere; its key, so that no relation can be stored twice, whoever writes; and what
-- finds the rows of a load, in a few pages.
-- A link holds one row for every relation of its hubs ever seen, from any feed.
create table if not exists raw_vault.link_route (
    route_hk uuid not null,
    flight_hk uuid not null,
    origin_hk uuid not null,
    destination_hk uuid not null,
    load_date timestamp not null,
    record_source text not null,
    load_id bigint not null
);

alter table raw_vault.link_route add constraint link_route_pkey primary key (route_hk);

create index on raw_vault.link_route using brin (load_id) with (autosummarize = on);

-- A link as everywhere; its key, so that no relation can be stored twice, whoever writes; and what
-- finds the rows of a load, in a few pages.
-- A link holds one row for every relation of its hubs ever seen, from any feed.
create table if not exists raw_vault.link_ticket (
    ticket_hk uuid not null,
    flight_hk uuid not null,
    passenger_hk uuid not null,
    seat text,
    load_date timestamp not null,
    record_source text not null,
    load_id bigint not null
);

alter table raw_vault.link_ticket add constraint link_ticket_pkey primary key (ticket_hk);

create index on raw_vault.link_ticket using brin (load_id) with (autosummarize = on);

-- A link as everywhere; its key, so that no relation can be stored twice, whoever writes; and what
-- finds the rows of a load, in a few pages.
-- A link holds one row for every relation of its hubs ever seen, from any feed.
create table if not exists raw_vault.link_crew_base (
    crew_base_hk uuid not null,
    crew_hk uuid not null,
    airport_hk uuid not null,
    load_date timestamp not null,
    record_source text not null,
    load_id bigint not null
);

alter table raw_vault.link_crew_base add constraint link_crew_base_pkey primary key (crew_base_hk);

create index on raw_vault.link_crew_base using brin (load_id) with (autosummarize = on);
