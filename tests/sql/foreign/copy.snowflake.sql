-- A table of another tool under the names by which it is taken over, which stays as it is.
create schema if not exists raw_vault;

create table raw_vault.hub_airport as
select
    airport_hk as airport_hk,
    collision_code as collision_code,
    airport_code as airport_code
from old.hub_airport;

-- A table of another tool under the names by which it is taken over, which stays as it is.
create schema if not exists raw_vault;

create table raw_vault.link_route as
select
    route_hk as route_hk,
    flight_hk as flight_hk,
    origin_hk as origin_hk,
    destination_hk as destination_hk
from old.link_route;

-- A table of another tool under the names by which it is taken over, which stays as it is.
create schema if not exists raw_vault;

create table raw_vault.sat_crew_rank as
select
    crew_hk as crew_hk,
    rank as rank
from old.sat_crew_rank;
