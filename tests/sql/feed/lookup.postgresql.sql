-- What a look-up finds: for each key the value that is true now, as known now. Keys that lack a
-- part are not found.
drop table if exists pg_temp.lookup_1 cascade;

create temp table lookup_1 as
with listed as (
    select
        trim(parent.country_code, ' ') as key_1,
        known.name as found
    from business_vault.sat_country_names_current as known
    inner join raw_vault.ref_country as parent
        on
            known.country_code = parent.country_code
    where
        parent.country_code is not null
)

select distinct *
from listed;

-- What a look-up finds: for each key the value that is true now, as known now. Keys that lack a
-- part are not found.
drop table if exists pg_temp.lookup_2 cascade;

create temp table lookup_2 as
with listed as (
    select
        upper(trim(parent.country_code, ' ') collate "C") as key_1,
        parent.valid_year as key_2,
        known.name as found
    from business_vault.sat_tax_names_current as known
    inner join raw_vault.ref_tax as parent
        on
            known.country_code = parent.country_code
            and known.valid_year = parent.valid_year
    where
        parent.country_code is not null
        and parent.valid_year is not null
)

select distinct *
from listed;

-- What a look-up finds: for each key the value that is true now, as known now. Keys that lack a
-- part are not found.
drop table if exists pg_temp.lookup_3 cascade;

create temp table lookup_3 as
with listed as (
    select
        upper(trim(parent.passenger_no, ' ') collate "C") as key_1,
        known.seat as found
    from business_vault.sat_passenger_desk_current as known
    inner join raw_vault.hub_passenger as parent
        on
            known.passenger_hk = parent.passenger_hk
    where
        parent.passenger_no is not null
)

select distinct *
from listed;
