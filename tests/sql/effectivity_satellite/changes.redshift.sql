-- The delivered rows by which a relation begins or ends, each beside what its key showed before and
-- shows next. An ending counts where it ends what was shown.
drop table if exists change;

create temp table change as
with numbered as (
    select
        *,
        sum(case when is_active then 1 else 0 end)
            over (partition by hash_key order by applied_date, sequence nulls last, load_date, is_active, hash_key, stage_row nulls first rows unbounded preceding) as opening
    from timeline
    where position = 1
),

opened as (
    select
        *,
        first_value(hash_key) over (partition by hash_key, opening order by applied_date, sequence nulls last, load_date, is_active, hash_key, stage_row nulls first rows unbounded preceding) as partner
    from numbered
),

shown as (
    select
        *,
        case when is_active then hash_key end as shows
    from opened
    where is_active or (opening > 0 and partner = hash_key)
),

compared as (
    select
        *,
        lag(shows) over (partition by hash_key order by applied_date, sequence nulls last, load_date, is_active, hash_key, stage_row nulls first) as showed,
        lead(shows) over (partition by hash_key order by applied_date, sequence nulls last, load_date, is_active, hash_key, stage_row nulls first) as next_shows,
        lead(applied_date) over (partition by hash_key order by applied_date, sequence nulls last, load_date, is_active, hash_key, stage_row nulls first) as next_date,
        lead(load_id) over (partition by hash_key order by applied_date, sequence nulls last, load_date, is_active, hash_key, stage_row nulls first) as next_load,
        lead(stage_row) over (partition by hash_key order by applied_date, sequence nulls last, load_date, is_active, hash_key, stage_row nulls first) as next_row
    from shown
)

select
    *,
    next_load is not null and next_row is null and next_shows <> hash_key as is_followed
from compared
where
    stage_row is not null
    and (
        (shows <> showed or (shows is null) <> (showed is null))
    );

-- The delivered rows by which a relation begins or ends, each beside what its key showed before and
-- shows next. An ending counts where it ends what was shown.
drop table if exists change;

create temp table change as
with numbered as (
    select
        *,
        sum(case when is_active then 1 else 0 end)
            over (partition by driving_1 order by applied_date, sequence nulls last, load_date, is_active, hash_key, stage_row nulls first rows unbounded preceding) as opening
    from timeline
    where position = 1
),

opened as (
    select
        *,
        first_value(hash_key) over (partition by driving_1, opening order by applied_date, sequence nulls last, load_date, is_active, hash_key, stage_row nulls first rows unbounded preceding) as partner
    from numbered
),

shown as (
    select
        *,
        case when is_active then hash_key end as shows
    from opened
    where is_active or (opening > 0 and partner = hash_key)
),

compared as (
    select
        *,
        lag(shows) over (partition by driving_1 order by applied_date, sequence nulls last, load_date, is_active, hash_key, stage_row nulls first) as showed,
        lag(part_1) over (partition by driving_1 order by applied_date, sequence nulls last, load_date, is_active, hash_key, stage_row nulls first) as part_1_before,
        lead(shows) over (partition by driving_1 order by applied_date, sequence nulls last, load_date, is_active, hash_key, stage_row nulls first) as next_shows,
        lead(applied_date) over (partition by driving_1 order by applied_date, sequence nulls last, load_date, is_active, hash_key, stage_row nulls first) as next_date,
        lead(load_id) over (partition by driving_1 order by applied_date, sequence nulls last, load_date, is_active, hash_key, stage_row nulls first) as next_load,
        lead(stage_row) over (partition by driving_1 order by applied_date, sequence nulls last, load_date, is_active, hash_key, stage_row nulls first) as next_row
    from shown
)

select
    *,
    next_load is not null and next_row is null and next_shows <> hash_key as is_followed
from compared
where
    stage_row is not null
    and (
        (shows <> showed or (shows is null) <> (showed is null))
        or (is_active and (part_1 <> part_1_before or (part_1 is null) <> (part_1_before is null)))
    );
