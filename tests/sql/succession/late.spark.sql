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
group by ticket_hk, dvault_position;

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
group by crew_hk, dvault_position;
