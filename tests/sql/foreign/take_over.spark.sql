-- The rows that another tool has kept, as one load; the unknown and the error key have rows of
-- their own here. Hashdiffs are computed anew, for they may have been made of other columns.
insert into raw_vault.hub_airport (
    airport_hk,
    collision_code,
    airport_code,
    load_date,
    record_source,
    load_id
)
with kept as (
    select
        airport_hk as airport_hk,
        cast(collision_code as string) as collision_code,
        cast(airport_code as string) as airport_code,
        cast(load_date as timestamp) as load_date,
        record_source as record_source
    from raw_vault.hub_airport_before
)

select
    airport_hk,
    collision_code,
    airport_code,
    load_date,
    record_source,
    1 as load_id
from kept
where
    airport_hk is null
    or airport_hk not in (
        unhex('00000000000000000000000000000000'),
        unhex('ffffffffffffffffffffffffffffffff')
    );

-- The rows that another tool has kept, as one load; the unknown and the error key have rows of
-- their own here. Hashdiffs are computed anew, for they may have been made of other columns.
insert into raw_vault.link_route (
    route_hk,
    flight_hk,
    origin_hk,
    destination_hk,
    load_date,
    record_source,
    load_id
)
with kept as (
    select
        route_hk as route_hk,
        flight_hk as flight_hk,
        origin_hk as origin_hk,
        destination_hk as destination_hk,
        cast(load_date as timestamp) as load_date,
        record_source as record_source
    from raw_vault.link_route_before
)

select
    route_hk,
    flight_hk,
    origin_hk,
    destination_hk,
    load_date,
    record_source,
    1 as load_id
from kept
where
    route_hk is null
    or route_hk not in (
        unhex('00000000000000000000000000000000'),
        unhex('ffffffffffffffffffffffffffffffff')
    );

-- The rows that another tool has kept, as one load; the unknown and the error key have rows of
-- their own here. Hashdiffs are computed anew, for they may have been made of other columns.
insert into raw_vault.sat_crew_rank (
    crew_hk,
    rank,
    load_date,
    applied_date,
    record_source,
    hashdiff,
    load_id
)
with kept as (
    select
        crew_hk as crew_hk,
        cast(rank as string) as rank,
        cast(load_date as timestamp) as load_date,
        cast(load_date as timestamp) as applied_date,
        record_source as record_source
    from raw_vault.sat_crew_rank_before
)

select
    crew_hk,
    rank,
    load_date,
    applied_date,
    record_source,
    unhex(md5(concat_ws('|', rank, octet_length(rank), cast(rank is not null as integer)))) as hashdiff,
    1 as load_id
from kept
where
    crew_hk is null
    or crew_hk not in (
        unhex('00000000000000000000000000000000'),
        unhex('ffffffffffffffffffffffffffffffff')
    );
