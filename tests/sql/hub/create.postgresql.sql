-- A hub as everywhere, and its key: no key can be stored twice, whoever writes.
-- A hub holds one row for every business key ever seen, from any feed.
create table if not exists raw_vault.hub_airport (
    airport_hk uuid not null,
    airport_code text,
    load_date timestamp not null,
    record_source text not null,
    load_id bigint not null
);

alter table raw_vault.hub_airport add primary key (airport_hk);

-- A hub as everywhere, and its key: no key can be stored twice, whoever writes.
-- A hub holds one row for every business key ever seen, from any feed.
create table if not exists raw_vault.hub_flight (
    flight_hk uuid not null,
    carrier text,
    flight_no integer,
    load_date timestamp not null,
    record_source text not null,
    load_id bigint not null
);

alter table raw_vault.hub_flight add primary key (flight_hk);

-- A hub as everywhere, and its key: no key can be stored twice, whoever writes.
-- A hub holds one row for every business key ever seen, from any feed.
create table if not exists raw_vault.hub_passenger (
    passenger_hk uuid not null,
    passenger_no text,
    load_date timestamp not null,
    record_source text not null,
    load_id bigint not null
);

alter table raw_vault.hub_passenger add primary key (passenger_hk);
