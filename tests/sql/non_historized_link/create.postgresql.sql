-- A link as everywhere, and its key: no fact can be stored twice, whoever writes.
-- A non-historized link holds each fact once, with its payload; a fact never changes.
create table if not exists raw_vault.link_payment (
    payment_hk uuid not null,
    passenger_hk uuid not null,
    payment_no integer,
    load_date timestamp not null,
    applied_date timestamp not null,
    hashdiff uuid not null,
    amount numeric(10, 2),
    paid_with text,
    record_source text not null,
    load_id bigint not null
);

alter table raw_vault.link_payment add primary key (payment_hk);
