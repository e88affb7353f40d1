-- A non-historized link holds each fact once, with its payload; a fact never changes.
create table if not exists raw_vault.link_payment (
    payment_hk binary(16) not null,
    passenger_hk binary(16) not null,
    payment_no integer,
    load_date timestamp_ntz(6) not null,
    applied_date timestamp_ntz(6) not null,
    hashdiff binary(16) not null,
    amount number(10, 2),
    paid_with varchar,
    record_source varchar not null,
    load_id bigint not null
);
