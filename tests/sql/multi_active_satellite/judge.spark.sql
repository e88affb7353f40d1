-- One verdict for every staged row that is not unchanged: a set is a version if it differs from the
-- set before it in (applied, load) order, and then all its rows are. Before there was a set it was
-- empty, and a row of nulls alone says that it is.
drop table if exists verdict;

create table verdict using parquet as
with sets as (
    select
        hash_key,
        load_date,
        applied_date,
        1 as is_staged,
        array_join(sort_array(collect_list(lower(hex(hashdiff)))), ',') as members
    from member
    where position = 1
    group by hash_key, load_date, applied_date
    union all
    select
        crew_hk,
        load_date,
        applied_date,
        0,
        array_join(sort_array(collect_list(lower(hex(hashdiff)))), ',')
    from raw_vault.sat_crew_languages
    where
        load_id > 0
        and crew_hk in (select hash_key from member)
    group by crew_hk, load_date, applied_date
),

compared as (
    select
        *,
        lag(members) over by_time as members_before
    from sets
    window by_time as (
        partition by hash_key
        order by applied_date, load_date, is_staged
    )
),

fresh as (
    select hash_key, load_date, applied_date
    from compared
    where
        is_staged = 1
        and members <> coalesce(
            members_before, lower(hex(unhex('cfcd208495d565ef66e7dff9f98764da')))
        )
)

select
    member.stage_row,
    member.load_id,
    case
        when member.variant > 1 then 'conflicting versions'
        when member.position > 1 then 'duplicate'
        else 'inserted'
    end as verdict,
    member.hash_key,
    member.load_date,
    member.applied_date
from member
left join fresh
    on
        member.hash_key = fresh.hash_key
        and member.load_date = fresh.load_date
        and member.applied_date = fresh.applied_date
where
    fresh.hash_key is not null
    or member.position > 1
    or member.variant > 1
union all
select stage_row, load_id, reason, null, null, null
from refused
union all
select null, load_id, 'implied', hash_key, load_date, applied_date
from absent;
