-- A hub as everywhere; its key, so that no key can be stored twice, whoever writes; and what
-- finds the rows of a load, in a few pages.
-- A reference holds one row for every code ever seen, from any feed, under the code itself.
create table if not exists raw_vault.ref_country (
    country_code text not null,
    load_date timestamp not null,
    record_source text not null,
    load_id bigint not null
);

alter table raw_vault.ref_country add constraint ref_country_pkey primary key (country_code);

create index on raw_vault.ref_country using brin (load_id);

-- A hub as everywhere; its key, so that no key can be stored twice, whoever writes; and what
-- finds the rows of a load, in a few pages.
-- A reference holds one row for every code ever seen, from any feed, under the code itself.
create table if not exists raw_vault.ref_tax (
    country_code text not null,
    valid_year integer not null,
    load_date timestamp not null,
    record_source text not null,
    load_id bigint not null
);

alter table raw_vault.ref_tax add constraint ref_tax_pkey primary key (country_code, valid_year);

create index on raw_vault.ref_tax using brin (load_id);
