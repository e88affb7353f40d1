-- A key that was erased and comes again is the one in whose place a pseudonym stands.
update verdict set
    verdict = 'unchanged'
where
    verdict = 'collision'
    and stage_row in (
        select staged.rowid
        from stage_crew_ranks as staged
        inner join barred on staged.crew_hk = barred.barred_key
        where barred.barred_hub = 'crew'
    );

-- A key that was erased and comes again is the one in whose place a pseudonym stands.
update verdict set
    verdict = 'unchanged'
where
    verdict = 'collision'
    and stage_row in (
        select staged.rowid
        from stage_crew_ranks_before as staged
        inner join barred on staged.crew_hk = barred.barred_key
        where barred.barred_hub = 'crew'
    );

-- A key that was erased and comes again is the one in whose place a pseudonym stands.
update verdict set
    verdict = 'unchanged'
where
    verdict = 'collision'
    and stage_row in (
        select staged.rowid
        from stage_crew_rosters as staged
        inner join barred on staged.crew_hk = barred.barred_key
        where barred.barred_hub = 'crew'
    );
