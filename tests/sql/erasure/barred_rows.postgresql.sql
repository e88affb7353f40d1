-- The rejected rows of the stage, and whether they name a key which was erased.
select
    staged.stage_row as stage_row,
    staged.rejection,
    staged.delivered,
    case
        when exists (
            select 1
            from barred
            where
                (
                    (barred_hub = 'crew' and barred_key = staged.crew_hk)
                    or (barred_hub = 'airport' and barred_key = staged.airport_hk)
                )
                and (
                    barred_until is null
                    or barred_until > coalesce(staged.applied_date, timestamp '0001-01-01 00:00:00')
                    or barred_until > staged.load_date
                )
        ) then 1
        else 0
    end as is_named
from stage_crew_ranks as staged
where staged.rejection <> '';

-- The rejected rows of the stage, and whether they name a key which was erased.
select
    staged.stage_row as stage_row,
    staged.rejection,
    staged.delivered,
    case
        when exists (
            select 1
            from barred
            where
                (
                    (barred_hub = 'crew' and barred_key = staged.crew_hk)
                )
                and (
                    barred_until is null
                    or barred_until > coalesce(staged.applied_date, timestamp '0001-01-01 00:00:00')
                    or barred_until > staged.load_date
                )
        ) then 1
        else 0
    end as is_named
from stage_crew_ranks_before as staged
where staged.rejection <> '';

-- The rejected rows of the stage, and whether they name a key which was erased.
select
    staged.stage_row as stage_row,
    staged.rejection,
    staged.delivered,
    case
        when exists (
            select 1
            from barred
            where
                (
                    (barred_hub = 'crew' and barred_key = staged.crew_hk)
                    or (barred_hub = 'airport' and barred_key = staged.airport_hk)
                )
                and (
                    barred_until is null
                    or barred_until > coalesce(staged.applied_date, timestamp '0001-01-01 00:00:00')
                    or barred_until > staged.load_date
                )
        ) then 1
        else 0
    end as is_named
from stage_crew_rosters as staged
where staged.rejection <> '';
