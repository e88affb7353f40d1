-- One verdict for every staged row that is not unchanged: a set is a version if it differs from the
-- set before it in (applied, load) order, and then all its rows are. Before there was a set it was
-- empty, and a row of nulls alone says that it is.
{% set by_time %}
partition by hash_key
order by applied_date, load_date, is_staged
{% endset %}
{{ dialect.temporary('verdict') }}
with sets as (
    select
        hash_key,
        load_date,
        applied_date,
        1 as is_staged,
        {{ dialect.gather(hashing.shown('hashdiff')) }} as members
    from member
    where position = 1
    group by hash_key, load_date, applied_date
    union all
    select
        {{ this.hash_key }},
        load_date,
        applied_date,
        0,
        {{ dialect.gather(hashing.shown('hashdiff')) }}
    from {{ this.table }}
    where
        load_id > 0
        and {{ this.hash_key }} in (select hash_key from member)
    group by {{ this.hash_key }}, load_date, applied_date
),

compared as (
    select
        *,
        lag(members) over {{ dialect.over('by_time', by_time) }} as members_before
    from sets{{ dialect.window('by_time', by_time) }}
),

fresh as (
    select hash_key, load_date, applied_date
    from compared
    where
        is_staged = 1
        and members <> coalesce(
            members_before, {{ hashing.shown(hashing.empty_diff(this.attributes)) }}
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
{%- if feed.is_complete +%}
union all
select null, load_id, 'implied', hash_key, load_date, applied_date
from absent
{%- endif %};
