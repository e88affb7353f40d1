-- A non-historized link holds each fact once, with its payload; a fact never changes.
create table if not exists raw_vault.link_payment (
    payment_hk bytes(16) not null,
    passenger_hk bytes(16) not null,
    payment_no int64,
    load_date datetime not null,
    applied_date datetime not null,
    hashdiff bytes(16) not null,
    amount bignumeric(10, 2),
    paid_with string,
    record_source string not null,
    load_id bigint not null
);
