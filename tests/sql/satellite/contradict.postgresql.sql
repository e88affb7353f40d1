-- A load date that is replayed may come in several files: what is stored of it stands, and what
-- contradicts that is refused.
insert into refused
select
    delivered.stage_row,
    delivered.load_id,
    'conflicting versions'
from stage_crew_ranks_before as delivered
inner join raw_vault.sat_crew_rank_before as stored
    on
        delivered.crew_hk = stored.crew_hk
        and delivered.load_date = stored.load_date
        and delivered.applied_date = stored.applied_date
        and delivered.crew_rank_before_hashdiff <> stored.hashdiff
where
    stored.load_id > 0
    and not exists (
        select 1
        from refused
        where refused.stage_row = delivered.stage_row
    );
