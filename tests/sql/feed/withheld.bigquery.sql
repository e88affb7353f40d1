-- The keys of the rows that are rejected as a whole: they were delivered, and are not gone.
create or replace temp table withheld as
select crew_hk, airport_hk, crew_base_hk, crew_languages_hashdiff, crew_life_hashdiff
from stage_crew_rosters
where rejection <> '';
