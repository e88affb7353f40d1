-- The definitions that were last applied: those of the newest run that came to its end, or that
-- changed or loaded something, which none does before they are applied.
select definition_digest
from audit.run as run
where
    status in ('done', 'refused', 'tests failed')
    or exists (
        select 1
        from audit.step as step
        where step.run_id = run.run_id
    )
order by run_id desc
limit 1;
