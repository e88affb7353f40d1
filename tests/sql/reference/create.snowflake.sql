-- A reference holds one row for every code ever seen, from any feed, under the code itself.
create table if not exists raw_vault.ref_country (
    country_code varchar not null,
    load_date timestamp_ntz(6) not null,
    record_source varchar not null,
    load_id bigint not null
);

-- A reference holds one row for every code ever seen, from any feed, under the code itself.
create table if not exists raw_vault.ref_tax (
    country_code varchar not null,
    valid_year integer not null,
    load_date timestamp_ntz(6) not null,
    record_source varchar not null,
    load_id bigint not null
);
