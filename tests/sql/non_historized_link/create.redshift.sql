-- A non-historized link holds each fact once, with its payload; a fact never changes.
create table if not exists raw_vault.link_payment (
    payment_hk varchar(32) not null,
    passenger_hk varchar(32) not null,
    payment_no integer,
    load_date timestamp not null,
    applied_date timestamp not null,
    hashdiff varchar(32) not null,
    amount decimal(10, 2),
    paid_with varchar(65535),
    record_source varchar(65535) not null,
    load_id bigint not null
);
