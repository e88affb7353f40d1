-- How the keys of each feed are hashed by the last run that said so, and whether any were loaded.
with ranked as (
    select
        *,
        row_number() over (partition by feed, hash_key order by run_id desc) as newest_first
    from audit.hub_key
),

loaded as (
    select distinct feed
    from audit.load
    where status = 'loaded'
)

select
    ranked.hub,
    ranked.feed,
    ranked.hash_key,
    ranked.case_sensitive,
    ranked.collision_code,
    ranked.tenant,
    case when loaded.feed is not null then 1 else 0 end as is_loaded
from ranked
left join loaded on ranked.feed = loaded.feed
where ranked.newest_first = 1;
