-- The last runs, newest last, with what they loaded.
with loaded as (
    select
        run_id,
        count(*) as loads,
        sum(delivered) as delivered,
        sum(rejected) as rejected
    from audit.load
    group by run_id
),

numbered as (
    select *, row_number() over (order by run_id desc) as position
    from audit.run
)

select
    numbered.run_id,
    numbered.command,
    numbered.started,
    numbered.finished,
    numbered.status,
    coalesce(loaded.loads, 0) as loads,
    coalesce(loaded.delivered, 0) as delivered,
    coalesce(loaded.rejected, 0) as rejected,
    numbered.who,
    numbered.version,
    numbered.definition_digest,
    numbered.message
from numbered
left join loaded on numbered.run_id = loaded.run_id
where numbered.position <= 20
order by numbered.run_id;
