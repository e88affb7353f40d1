-- A satellite holds every version of its attributes, by what was true when and known when; this one
-- under the code it describes.
create table if not exists raw_vault.sat_country_names (
    country_code text not null,
    load_date timestamp not null,
    applied_date timestamp not null,
    hashdiff uuid not null,
    name text,
    record_source text not null,
    load_id bigint not null
);

-- A satellite holds every version of its attributes, by what was true when and known when; this one
-- under the code it describes.
create table if not exists raw_vault.sat_tax_names (
    country_code text not null,
    valid_year integer not null,
    load_date timestamp not null,
    applied_date timestamp not null,
    hashdiff uuid not null,
    name text,
    record_source text not null,
    load_id bigint not null
);
