-- A link as everywhere; its key, so that no fact can be stored twice, whoever writes; and what
-- finds the rows of a load, in a few pages.
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

alter table raw_vault.link_payment add constraint link_payment_pkey primary key (payment_hk);

create index on raw_vault.link_payment using brin (load_id) with (autosummarize = on);
