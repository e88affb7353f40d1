-- A satellite holds every version of its attributes, by what was true when and known when; this one
-- under the code it describes.
create table if not exists raw_vault.sat_country_names (
    country_code string not null,
    load_date timestamp_ntz not null,
    applied_date timestamp_ntz not null,
    hashdiff binary not null,
    name string,
    record_source string not null,
    load_id bigint not null
);

-- A satellite holds every version of its attributes, by what was true when and known when; this one
-- under the code it describes.
create table if not exists raw_vault.sat_tax_names (
    country_code string not null,
    valid_year integer not null,
    load_date timestamp_ntz not null,
    applied_date timestamp_ntz not null,
    hashdiff binary not null,
    name string,
    record_source string not null,
    load_id bigint not null
);
