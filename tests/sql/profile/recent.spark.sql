-- What the last deliveries of a feed held that were loaded, oldest first.
select
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
from audit.profile as profile
where
    profile.load_id in (
        select loaded.load_id
        from audit.load as loaded
        where loaded.feed = 'desk.tickets' and loaded.status = 'loaded'
        order by loaded.load_id desc
        limit 10
    )
order by profile.load_id;
