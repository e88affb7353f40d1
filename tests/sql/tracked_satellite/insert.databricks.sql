-- Stores the rows that were judged to be versions, and those that became versions by them: with the
-- attributes of the row that has the same content.
insert into raw_vault.sat_crew_rank (
    crew_hk,
    load_date,
    applied_date,
    sequence,
    hashdiff,
    rank,
    record_source,
    load_id
)
select
    staged.crew_hk,
    staged.load_date,
    staged.applied_date,
    staged.change_no,
    staged.crew_rank_hashdiff,
    staged.rank,
    'crew.ranks',
    staged.load_id
from rows_crew_ranks as staged
inner join verdict on staged.stage_row = verdict.stage_row
where verdict.verdict = 'inserted';

insert into raw_vault.sat_crew_rank (
    crew_hk,
    load_date,
    applied_date,
    sequence,
    hashdiff,
    rank,
    record_source,
    load_id
)
with alike as (
    select
        stored.*,
        row_number() over (
            partition by stored.crew_hk, stored.hashdiff
            order by stored.load_date, stored.applied_date
        ) as position
    from raw_vault.sat_crew_rank as stored
    where
        stored.crew_hk in (
            select hash_key
            from verdict
            where verdict = 'implied'
        )
)

select
    verdict.hash_key,
    verdict.load_date,
    verdict.applied_date,
    verdict.sequence,
    verdict.hashdiff,
    alike.rank,
    'crew.ranks',
    verdict.load_id
from verdict
inner join alike
    on
        verdict.hash_key = alike.crew_hk
        and verdict.hashdiff = alike.hashdiff
        and alike.position = 1
where verdict.verdict = 'implied';
