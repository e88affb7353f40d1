-- A satellite as everywhere; what finds the versions of a key, so that a load costs what it brings
-- and not what there is; and what finds the rows of a load, in a few pages.
-- A satellite holds every version of its attributes, by what was true when and known when.
create table if not exists raw_vault.sat_flight_plans (
    flight_hk uuid not null,
    load_date timestamp not null,
    applied_date timestamp not null,
    hashdiff uuid not null,
    departs_at timestamp,
    record_source text not null,
    load_id bigint not null
);

create index sat_flight_plans_key on raw_vault.sat_flight_plans (flight_hk);

create index on raw_vault.sat_flight_plans using brin (load_id);

-- A satellite as everywhere; what finds the versions of a key, so that a load costs what it brings
-- and not what there is; and what finds the rows of a load, in a few pages.
-- A satellite holds every version of its attributes, by what was true when and known when.
create table if not exists raw_vault.sat_passenger_desk (
    passenger_hk uuid not null,
    load_date timestamp not null,
    applied_date timestamp not null,
    sequence bigint,
    hashdiff uuid not null,
    seat text,
    record_source text not null,
    load_id bigint not null
);

create index sat_passenger_desk_key on raw_vault.sat_passenger_desk (passenger_hk);

create index on raw_vault.sat_passenger_desk using brin (load_id);

-- A satellite as everywhere; what finds the versions of a key, so that a load costs what it brings
-- and not what there is; and what finds the rows of a load, in a few pages.
-- A satellite holds every version of its attributes, by what was true when and known when.
create table if not exists raw_vault.sat_ticket_desk (
    ticket_hk uuid not null,
    load_date timestamp not null,
    applied_date timestamp not null,
    sequence bigint,
    hashdiff uuid not null,
    class text,
    price numeric(10, 2),
    is_full_fare boolean,
    record_source text not null,
    load_id bigint not null
);

create index sat_ticket_desk_key on raw_vault.sat_ticket_desk (ticket_hk);

create index on raw_vault.sat_ticket_desk using brin (load_id);
