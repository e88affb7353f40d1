-- A satellite holds every version of its attributes, by what was true when and known when; this one
-- under the code it describes.
create table if not exists raw_vault.sat_country_names (
    country_code string not null,
    load_date datetime not null,
    applied_date datetime not null,
    hashdiff bytes(16) not null,
    name string,
    record_source string not null,
    load_id bigint not null
);

-- A satellite holds every version of its attributes, by what was true when and known when; this one
-- under the code it describes.
create table if not exists raw_vault.sat_tax_names (
    country_code string not null,
    valid_year int64 not null,
    load_date datetime not null,
    applied_date datetime not null,
    hashdiff bytes(16) not null,
    name string,
    record_source string not null,
    load_id bigint not null
);
