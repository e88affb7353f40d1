-- The first content of a key that comes again after all that was stored of it was erased is a
-- version, though it is what it was: its hash is known and its values are not.
insert into verdict (stage_row, load_id, verdict)
with erased as (
    select distinct load_id, row_key
    from {{ audit('erased_row') }}
    where target in ({{ names }})
),

known as (
    select
        stored.{{ this.hash_key }} as hash_key,
        count(*) as versions,
        count(erased.row_key) as erased_versions
    from {{ this.table }} as stored
    left join erased
        on
            stored.load_id = erased.load_id
            and {{ hashing.named(dialect.column('stored', this.hash_key)) }} = erased.row_key
    where stored.{{ this.hash_key }} in (select {{ source.hash_key }} from {{ feed.stage }})
    group by stored.{{ this.hash_key }}
),

waiting as (
    select
        staged.{{ dialect.row }} as stage_row,
        staged.load_id,
        dense_rank() over (
            partition by staged.{{ source.hash_key }}
            order by staged.applied_date, staged.load_date
        ) as moment
    from {{ feed.stage }} as staged
    inner join known on staged.{{ source.hash_key }} = known.hash_key
    where
        known.versions = known.erased_versions
{% if feed.operation %}
        and {{ dialect.word(feed.operation.column) }} not in ({{ feed.operation.delete }})
{% endif %}
)

select
    waiting.stage_row,
    waiting.load_id,
    'inserted'
from waiting
where
    waiting.moment = 1
    and not exists (
        select 1
        from verdict
        where verdict.stage_row = waiting.stage_row
    );
