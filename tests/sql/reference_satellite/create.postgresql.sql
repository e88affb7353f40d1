-- A satellite as everywhere; what finds the versions of a key, so that a load costs what it brings
-- and not what there is; and what finds the rows of a load, in a few pages.
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

create index sat_country_names_key on raw_vault.sat_country_names (country_code);

create index on raw_vault.sat_country_names using brin (load_id);

-- A satellite as everywhere; what finds the versions of a key, so that a load costs what it brings
-- and not what there is; and what finds the rows of a load, in a few pages.
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

create index sat_tax_names_key on raw_vault.sat_tax_names (country_code, valid_year);

create index on raw_vault.sat_tax_names using brin (load_id);
