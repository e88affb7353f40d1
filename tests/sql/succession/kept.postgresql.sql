-- Which versions say something else than what was told of the time before them: as known when they
-- were learnt or, where something came in between later, as known from then on, until they are
-- corrected. Corrections are compared with what they correct, once any of it is kept.
drop table if exists pg_temp.kept cascade;

create temp table kept as
with ordered as (
    select
        ticket_hk,
        applied_date,
        sequence,
        load_date,
        hashdiff,
        dvault_position,
        lag(hashdiff) over by_time as hashdiff_before,
        lag(load_date) over by_time as known_before
    from carried
    window by_time as (partition by ticket_hk order by dvault_position)
),

placed as (
    select
        ticket_hk,
        load_date,
        hashdiff,
        dvault_position,
        hashdiff_before as corrected,
        first_value(dvault_position) over moment as first_position,
        first_value(hashdiff_before) over moment as told_before,
        first_value(known_before) over moment as known_before,
        lead(load_date) over moment as corrected_from
    from ordered
    window moment as (
        partition by ticket_hk, applied_date, sequence
        order by dvault_position
    )
),

late as (
    -- Of versions that were learnt before what stands before them: whether any of that, which was
    -- the last told of the time before them while they held, says something else, or nothing.
    select
        ticket_hk,
        dvault_position,
        case
            when max(is_another) = 1 or min(known_before) > max(load_date) then 1
            else 0
        end as is_another
    from (
        select
            later.ticket_hk,
            later.dvault_position,
            later.load_date,
            earlier.load_date as known_before,
            case
                when earlier.hashdiff = later.hashdiff then 0
                when earlier.load_date <= later.load_date then 1
                when earlier.load_date >= later.corrected_from then 0
                else 1
            end as is_another,
            min(earlier.load_date) over (
                partition by later.ticket_hk, later.dvault_position
                order by earlier.dvault_position desc
                rows between unbounded preceding and 1 preceding
            ) as known_between
        from placed as later
        inner join placed as earlier
            on
                later.ticket_hk = earlier.ticket_hk
                and later.first_position > earlier.dvault_position
        where later.known_before > later.load_date
    ) as told
    where known_between is null or (known_between > known_before and known_between > load_date)
    group by ticket_hk, dvault_position
),

judged as (
    select
        placed.*,
        case
            when placed.known_before is null then 1
            when placed.known_before > placed.load_date then late.is_another
            when placed.told_before <> placed.hashdiff then 1
            else 0
        end as is_another
    from placed
    left join late
        on
            placed.ticket_hk = late.ticket_hk
            and placed.dvault_position = late.dvault_position
),

numbered as (
    select
        *,
        min(case when is_another = 1 then dvault_position end) over (
            partition by ticket_hk, first_position
        ) as first_kept
    from judged
)

select
    ticket_hk,
    dvault_position
from numbered
where
    dvault_position = first_kept
    or (dvault_position > first_kept and hashdiff <> corrected);

-- Which versions say something else than what was told of the time before them: as known when they
-- were learnt or, where something came in between later, as known from then on, until they are
-- corrected. Corrections are compared with what they correct, once any of it is kept.
drop table if exists pg_temp.kept cascade;

create temp table kept as
with ordered as (
    select
        crew_hk,
        applied_date,
        load_date,
        hashdiff,
        dvault_position,
        lag(hashdiff) over by_time as hashdiff_before,
        lag(load_date) over by_time as known_before
    from carried_sets
    window by_time as (partition by crew_hk order by dvault_position)
),

placed as (
    select
        crew_hk,
        load_date,
        hashdiff,
        dvault_position,
        hashdiff_before as corrected,
        first_value(dvault_position) over moment as first_position,
        first_value(hashdiff_before) over moment as told_before,
        first_value(known_before) over moment as known_before,
        lead(load_date) over moment as corrected_from
    from ordered
    window moment as (
        partition by crew_hk, applied_date
        order by dvault_position
    )
),

late as (
    -- Of versions that were learnt before what stands before them: whether any of that, which was
    -- the last told of the time before them while they held, says something else, or nothing.
    select
        crew_hk,
        dvault_position,
        case
            when max(is_another) = 1 or min(known_before) > max(load_date) then 1
            else 0
        end as is_another
    from (
        select
            later.crew_hk,
            later.dvault_position,
            later.load_date,
            earlier.load_date as known_before,
            case
                when earlier.hashdiff = later.hashdiff then 0
                when earlier.load_date <= later.load_date then 1
                when earlier.load_date >= later.corrected_from then 0
                else 1
            end as is_another,
            min(earlier.load_date) over (
                partition by later.crew_hk, later.dvault_position
                order by earlier.dvault_position desc
                rows between unbounded preceding and 1 preceding
            ) as known_between
        from placed as later
        inner join placed as earlier
            on
                later.crew_hk = earlier.crew_hk
                and later.first_position > earlier.dvault_position
        where later.known_before > later.load_date
    ) as told
    where known_between is null or (known_between > known_before and known_between > load_date)
    group by crew_hk, dvault_position
),

judged as (
    select
        placed.*,
        case
            when placed.known_before is null then 1
            when placed.known_before > placed.load_date then late.is_another
            when placed.told_before <> placed.hashdiff then 1
            else 0
        end as is_another
    from placed
    left join late
        on
            placed.crew_hk = late.crew_hk
            and placed.dvault_position = late.dvault_position
),

numbered as (
    select
        *,
        min(case when is_another = 1 then dvault_position end) over (
            partition by crew_hk, first_position
        ) as first_kept
    from judged
)

select
    crew_hk,
    dvault_position
from numbered
where
    dvault_position = first_kept
    or (dvault_position > first_kept and hashdiff <> corrected);
