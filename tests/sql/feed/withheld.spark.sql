-- The keys of the rows that are rejected as a whole: they were delivered, and are not gone.
drop table if exists withheld;

create table withheld using parquet as
select crew_hk, airport_hk, crew_base_hk, crew_languages_hashdiff, crew_life_hashdiff
from stage_crew_rosters
where rejection <> '';
