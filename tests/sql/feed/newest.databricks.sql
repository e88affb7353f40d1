-- When each feed last brought something: a file, or rows of a table that were new.
select
    loaded.feed,
    max(loaded.finished) as newest
from audit.load as loaded
where
    loaded.status = 'loaded'
    and (
        loaded.sha256 is not null
        or exists (
            select 1
            from audit.row_account as account
            where
                account.load_id = loaded.load_id
                and account.inserted > 0
        )
    )
group by loaded.feed;
