-- Stores the rows of the sets that were judged to be versions, and a row of nulls for those that
-- are empty now.
insert into raw_vault.sat_crew_languages (
    crew_hk,
    load_date,
    applied_date,
    hashdiff,
    "language",
    level,
    base,
    record_source,
    load_id
)
select
    staged.crew_hk,
    staged.load_date,
    staged.applied_date,
    staged.crew_languages_hashdiff,
    staged."language",
    staged.level,
    staged.base,
    'crew.rosters',
    staged.load_id
from rows_crew_rosters as staged
inner join verdict on staged.stage_row = verdict.stage_row
where verdict.verdict = 'inserted';

insert into raw_vault.sat_crew_languages (
    crew_hk, load_date, applied_date, hashdiff, record_source, load_id
)
select
    hash_key,
    load_date,
    applied_date,
    'cfcd208495d565ef66e7dff9f98764da',
    'crew.rosters',
    load_id
from verdict
where verdict = 'implied';
