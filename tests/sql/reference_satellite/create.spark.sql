-- A satellite holds every version of its attributes, by what was true when and known when; this one
-- under the code it describes.
create table if not exists raw_vault.sat_country_names (
    country_code string not null,
    load_date timestamp not null,
    applied_date timestamp not null,
    hashdiff binary not null,
    name string,
    record_source string not null,
    load_id bigint not null
)
using parquet;

-- A satellite holds every version of its attributes, by what was true when and known when; this one
-- under the code it describes.
create table if not exists raw_vault.sat_tax_names (
    country_code string not null,
    valid_year int not null,
    load_date timestamp not null,
    applied_date timestamp not null,
    hashdiff binary not null,
    name string,
    record_source string not null,
    load_id bigint not null
)
using parquet;
