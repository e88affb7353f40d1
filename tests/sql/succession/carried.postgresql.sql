-- What the new satellite would hold were every version kept: by key in the order in which they were
-- true, with the values as they were known then, and the hashes of these.
drop table if exists pg_temp.carried cascade;

create temp table carried as
with told as (
    -- Every version of the one satellite, with the attributes that go on.
    select
        ticket_hk,
        load_date,
        applied_date,
        sequence,
        class as class,
        price as price,
        is_full_fare as is_full_fare,
        record_source
    from raw_vault.sat_ticket_desk_whole
    where load_id > 0
)

select
    *,
    cast(md5(concat_ws('|', class, cast(price as text), cast(is_full_fare as text), octet_length(class), cast(class is not null as integer) + cast(price is not null as integer) * 2 + cast(is_full_fare is not null as integer) * 4)) as uuid) as hashdiff,
    dense_rank() over (
        partition by ticket_hk
        order by applied_date, sequence nulls last, load_date
    ) as dvault_position
from told;

-- What the new satellite would hold were every version kept: by key in the order in which they were
-- true, with the values as they were known then, and the hashes of these.
drop table if exists pg_temp.carried cascade;

create temp table carried as
with told as (
    -- Every moment, with what each of the satellites said then, as known then.
    select
        moments.ticket_hk,
        moments.load_date,
        moments.applied_date,
        moments.sequence,
        told_1.class as class,
        told_2.price as price,
        told_2.is_full_fare as is_full_fare,
        moments.record_source
    from moments
    left join known_1
        on
            moments.ticket_hk = known_1.ticket_hk
            and moments.position = known_1.position
    left join raw_vault.sat_ticket_desk_one as told_1
        on
            known_1.ticket_hk = told_1.ticket_hk
            and known_1.applied_date = told_1.applied_date
            and known_1.load_date = told_1.load_date
            and known_1.sequence is not distinct from told_1.sequence
            and told_1.load_id > 0
    left join known_2
        on
            moments.ticket_hk = known_2.ticket_hk
            and moments.position = known_2.position
    left join raw_vault.sat_ticket_desk_two as told_2
        on
            known_2.ticket_hk = told_2.ticket_hk
            and known_2.applied_date = told_2.applied_date
            and known_2.load_date = told_2.load_date
            and known_2.sequence is not distinct from told_2.sequence
            and told_2.load_id > 0

)

select
    *,
    cast(md5(concat_ws('|', class, cast(price as text), cast(is_full_fare as text), octet_length(class), cast(class is not null as integer) + cast(price is not null as integer) * 2 + cast(is_full_fare is not null as integer) * 4)) as uuid) as hashdiff,
    dense_rank() over (
        partition by ticket_hk
        order by applied_date, sequence nulls last, load_date
    ) as dvault_position
from told;

-- What the new satellite would hold were every version kept: by key in the order in which they were
-- true, with the values as they were known then, and the hashes of these.
drop table if exists pg_temp.carried cascade;

create temp table carried as
with told as (
    -- Every version of the one satellite, with the attributes that go on.
    select
        crew_hk,
        load_date,
        applied_date,
        language as language,
        level as level,
        base as base,
        record_source
    from raw_vault.sat_crew_languages_whole
    where load_id > 0
)

select
    *,
    cast(md5(concat_ws('|', language, cast(level as text), base, octet_length(language), octet_length(base), cast(language is not null as integer) + cast(level is not null as integer) * 2 + cast(base is not null as integer) * 4)) as uuid) as hashdiff,
    dense_rank() over (
        partition by crew_hk
        order by applied_date, load_date
    ) as dvault_position
from told;
