-- What became of every row delivered to this target: counted from the verdicts and, for what was
-- stored, from the target itself, so that the account balances only if all of it arrived.
insert into {{ audit('row_account') }} (
    load_id, target, hash_key, delivered, inserted, unchanged, duplicate, rejected, filtered,
    implied
)
with judged as (
    select
        load_id,
        sum(case when verdict in ('unchanged', 'implied') then 0 else 1 end) as changed,
        sum(case when verdict = 'duplicate' then 1 else 0 end) as duplicate,
        sum(case when verdict = 'implied' then 1 else 0 end) as implied,
        sum(
            case when verdict in ('inserted', 'unchanged', 'duplicate', 'implied') then 0 else 1 end
        ) as rejected
    from verdict
    group by load_id
),

stored as (
    select load_id, count(*) as inserted
    from {{ this.table }}
    where load_id >= {{ since }}
    group by load_id
)
{%- if again %},

accounted as (
    select load_id, sum(inserted + implied) as stored
    from {{ audit('row_account') }}
    where
        target = {{ this.table.name | text }}
        and load_id >= {{ since }}
    group by load_id
)
{%- endif %}


select
    counted.load_id,
    {{ this.table.name | text }},
    {{ source.hash_key | text }},
    counted.delivered,
    coalesce(stored.inserted, 0)
{%- if again %}
 - coalesce(accounted.stored, 0)
{%- endif %}
 - coalesce(judged.implied, 0),
    counted.delivered - counted.rejected - counted.filtered - coalesce(judged.changed, 0),
    coalesce(judged.duplicate, 0),
    counted.rejected + coalesce(judged.rejected, 0),
    counted.filtered,
    coalesce(judged.implied, 0)
from counted
left join judged on counted.load_id = judged.load_id
left join stored on counted.load_id = stored.load_id
{%- if again %}

left join accounted on counted.load_id = accounted.load_id
{%- endif %};
