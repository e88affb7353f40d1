-- Stores the appearances of keys.
insert into raw_vault.sat_crew_seen (crew_hk, load_date, applied_date, record_source, load_id)
select
    staged.crew_hk,
    staged.load_date,
    staged.applied_date,
    'crew.rosters',
    staged.load_id
from stage_crew_rosters as staged
inner join verdict on staged.rowid = verdict.stage_row
where verdict.verdict = 'inserted';
