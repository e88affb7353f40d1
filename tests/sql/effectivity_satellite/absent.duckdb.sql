-- What a complete delivery lacks although it was there until then. Only what is not delivered is
-- put in order: what that costs grows with what has gone, not with the history of what is there.
create or replace temp table absent as
with ranked as (
    select
        stored.*,
        row_number() over (
            partition by stored.crew_base_hk
            order by stored.applied_date desc, stored.sequence desc nulls first, stored.load_date desc, stored.is_active desc
        ) as newest_first
    from raw_vault.sat_crew_based as stored
    inner join moment on stored.applied_date <= moment.applied_date
    where
        stored.load_id > 0
        and not exists (
            select 1
            from stage_crew_rosters as staged
            where
                staged.crew_base_hk = stored.crew_base_hk
        )
        and not exists (
            select 1
            from withheld as staged
            where
                staged.crew_base_hk = stored.crew_base_hk
        )
)

select
    known.crew_base_hk as hash_key,
    moment.load_id,
    moment.load_date,
    moment.applied_date,
    known.crew_hk as driving_1,
    known.base as part_1
from ranked as known
cross join moment
where
    known.newest_first = 1
    and known.is_active
    and not exists (
        select 1
        from stage_crew_rosters as staged
        where
            staged.crew_hk = known.crew_hk
    )
    and not exists (
        select 1
        from withheld as staged
        where
            staged.crew_hk = known.crew_hk
    )

    and exists (
        select 1
        from stage_crew_rosters as staged
        where
            staged.base is not distinct from known.base
    );
