-- A satellite holds every version of its attributes, by what was true when and known when; this one
-- under the code it describes.
create table if not exists raw_vault.sat_country_names (
    country_code varchar(65535) not null,
    load_date timestamp not null,
    applied_date timestamp not null,
    hashdiff varchar(32) not null,
    name varchar(65535),
    record_source varchar(65535) not null,
    load_id bigint not null
);

-- A satellite holds every version of its attributes, by what was true when and known when; this one
-- under the code it describes.
create table if not exists raw_vault.sat_tax_names (
    country_code varchar(65535) not null,
    valid_year integer not null,
    load_date timestamp not null,
    applied_date timestamp not null,
    hashdiff varchar(32) not null,
    name varchar(65535),
    record_source varchar(65535) not null,
    load_id bigint not null
);
