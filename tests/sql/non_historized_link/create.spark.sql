-- A non-historized link holds each fact once, with its payload; a fact never changes.
create table if not exists raw_vault.link_payment (
    payment_hk binary not null,
    passenger_hk binary not null,
    payment_no int,
    load_date timestamp not null,
    applied_date timestamp not null,
    hashdiff binary not null,
    amount decimal(10, 2),
    paid_with string,
    record_source string not null,
    load_id bigint not null
)
using parquet;
