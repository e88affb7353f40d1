-- A satellite holds every version of its attributes, by what was true when and known when; this one
-- under the code it describes.
create table if not exists raw_vault.sat_country_names (
    country_code varchar not null,
    load_date timestamp_ntz(6) not null,
    applied_date timestamp_ntz(6) not null,
    hashdiff binary(16) not null,
    name varchar,
    record_source varchar not null,
    load_id bigint not null
);

-- A satellite holds every version of its attributes, by what was true when and known when; this one
-- under the code it describes.
create table if not exists raw_vault.sat_tax_names (
    country_code varchar not null,
    valid_year integer not null,
    load_date timestamp_ntz(6) not null,
    applied_date timestamp_ntz(6) not null,
    hashdiff binary(16) not null,
    name varchar,
    record_source varchar not null,
    load_id bigint not null
);
