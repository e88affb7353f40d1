-- The profiles of the last deliveries, newest last, with what became of the load.
with numbered as (
    select *, row_number() over (partition by feed order by load_id desc) as position
    from audit.load
    where
        load_id in (
            select load_id
            from audit.profile
        )
)

select
    numbered.feed,
    numbered.file,
    numbered.load_date,
    numbered.status,
    profile.load_id,
    profile.column_name,
    profile.type,
    profile.row_count,
    profile.null_count,
    profile.distinct_count,
    profile.odd_count,
    profile.minimum,
    profile.maximum,
    profile.mean,
    profile.total,
    profile.shortest,
    profile.longest,
    profile.mean_length,
    profile.sampled_count,
    profile.quantiles,
    profile.top_values,
    profile.psi,
    profile.ks,
    profile.deviation,
    profile.findings
from numbered
inner join audit.profile as profile on numbered.load_id = profile.load_id
where numbered.position <= 1
order by numbered.feed, numbered.load_id;

-- The profiles of the last deliveries, newest last, with what became of the load.
with numbered as (
    select *, row_number() over (partition by feed order by load_id desc) as position
    from audit.load
    where
        load_id in (
            select load_id
            from audit.profile
        )
        and feed in ('desk.tickets')
)

select
    numbered.feed,
    numbered.file,
    numbered.load_date,
    numbered.status,
    profile.load_id,
    profile.column_name,
    profile.type,
    profile.row_count,
    profile.null_count,
    profile.distinct_count,
    profile.odd_count,
    profile.minimum,
    profile.maximum,
    profile.mean,
    profile.total,
    profile.shortest,
    profile.longest,
    profile.mean_length,
    profile.sampled_count,
    profile.quantiles,
    profile.top_values,
    profile.psi,
    profile.ks,
    profile.deviation,
    profile.findings
from numbered
inner join audit.profile as profile on numbered.load_id = profile.load_id
where numbered.position <= 1
order by numbered.feed, numbered.load_id;
