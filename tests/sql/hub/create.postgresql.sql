-- A hub as everywhere; its key, so that no key can be stored twice, whoever writes; and what
-- finds the rows of a load, in a few pages.
-- A hub holds one row for every business key ever seen, from any feed.
create table if not exists raw_vault.hub_airport (
    airport_hk uuid not null,
    collision_code text,
    airport_code text,
    load_date timestamp not null,
    record_source text not null,
    load_id bigint not null
);

alter table raw_vault.hub_airport add constraint hub_airport_pkey primary key (airport_hk);

create index on raw_vault.hub_airport using brin (load_id) with (autosummarize = on);

-- A hub as everywhere; its key, so that no key can be stored twice, whoever writes; and what
-- finds the rows of a load, in a few pages.
-- A hub holds one row for every business key ever seen, from any feed.
create table if not exists raw_vault.hub_flight (
    flight_hk uuid not null,
    carrier text,
    flight_no integer,
    load_date timestamp not null,
    record_source text not null,
    load_id bigint not null
);

alter table raw_vault.hub_flight add constraint hub_flight_pkey primary key (flight_hk);

create index on raw_vault.hub_flight using brin (load_id) with (autosummarize = on);

-- A hub as everywhere; its key, so that no key can be stored twice, whoever writes; and what
-- finds the rows of a load, in a few pages.
-- A hub holds one row for every business key ever seen, from any feed.
create table if not exists raw_vault.hub_passenger (
    passenger_hk uuid not null,
    passenger_no text,
    load_date timestamp not null,
    record_source text not null,
    load_id bigint not null
);

alter table raw_vault.hub_passenger add constraint hub_passenger_pkey primary key (passenger_hk);

create index on raw_vault.hub_passenger using brin (load_id) with (autosummarize = on);
