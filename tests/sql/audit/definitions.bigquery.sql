-- The files of the definitions by which the last run went of which anything stayed.
select
    newest.run_id,
    newest.started,
    kept.digest,
    kept.file,
    kept.content
from audit.run as newest
inner join audit.definition as kept
    on newest.definition_digest = kept.digest
where
    newest.run_id = (
        select max(ended.run_id)
        from audit.run as ended
        where
            ended.status in ('done', 'refused', 'tests failed')
            or ended.run_id in (select taken.run_id from audit.step as taken)
    )
order by kept.file;
