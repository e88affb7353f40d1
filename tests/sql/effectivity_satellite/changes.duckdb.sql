-- The delivered rows by which a relation begins or ends, each beside what its key showed before and
-- shows next. An ending counts where it ends what was shown.
create or replace temp table change as
with numbered as (
    select
        *,
        sum(case when is_active then 1 else 0 end)
            over by_time as opening
    from timeline
    where position = 1
    window by_time as (
        partition by hash_key
        order by applied_date, sequence nulls last, load_date, is_active, hash_key, stage_row nulls first
    )
),

opened as (
    select
        *,
        first_value(hash_key) over since_opening as partner
    from numbered
    window since_opening as (
        partition by hash_key, opening
        order by applied_date, sequence nulls last, load_date, is_active, hash_key, stage_row nulls first
    )
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
        lag(shows) over by_time as showed,
        lead(shows) over by_time as next_shows,
        lead(applied_date) over by_time as next_date,
        lead(load_id) over by_time as next_load,
        lead(stage_row) over by_time as next_row
    from shown
    window by_time as (
        partition by hash_key
        order by applied_date, sequence nulls last, load_date, is_active, hash_key, stage_row nulls first
    )
)

select
    *,
    next_load is not null and next_row is null and next_shows <> hash_key as is_followed
from compared
where
    stage_row is not null
    and (
        shows is distinct from showed
    );

-- The delivered rows by which a relation begins or ends, each beside what its key showed before and
-- shows next. An ending counts where it ends what was shown.
create or replace temp table change as
with numbered as (
    select
        *,
        sum(case when is_active then 1 else 0 end)
            over by_time as opening
    from timeline
    where position = 1
    window by_time as (
        partition by driving_1
        order by applied_date, sequence nulls last, load_date, is_active, hash_key, stage_row nulls first
    )
),

opened as (
    select
        *,
        first_value(hash_key) over since_opening as partner
    from numbered
    window since_opening as (
        partition by driving_1, opening
        order by applied_date, sequence nulls last, load_date, is_active, hash_key, stage_row nulls first
    )
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
        lag(shows) over by_time as showed,
        lag(part_1) over by_time as part_1_before,
        lead(shows) over by_time as next_shows,
        lead(applied_date) over by_time as next_date,
        lead(load_id) over by_time as next_load,
        lead(stage_row) over by_time as next_row
    from shown
    window by_time as (
        partition by driving_1
        order by applied_date, sequence nulls last, load_date, is_active, hash_key, stage_row nulls first
    )
)

select
    *,
    next_load is not null and next_row is null and next_shows <> hash_key as is_followed
from compared
where
    stage_row is not null
    and (
        shows is distinct from showed
        or (is_active and part_1 is distinct from part_1_before)
    );
