-- A reference holds one row for every code ever seen, from any feed, under the code itself.
create table if not exists raw_vault.ref_country (
    country_code string not null,
    load_date timestamp_ntz not null,
    record_source string not null,
    load_id bigint not null
);

-- A reference holds one row for every code ever seen, from any feed, under the code itself.
create table if not exists raw_vault.ref_tax (
    country_code string not null,
    valid_year integer not null,
    load_date timestamp_ntz not null,
    record_source string not null,
    load_id bigint not null
);
