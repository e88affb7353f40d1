-- The definitions that runs went by and in which one of some words stands, the last first.
select
    run.definition_digest,
    max(run.run_id) as last_run
from audit.run as run
inner join audit.definition as definition on run.definition_digest = definition.digest
where
    definition.content like '%ticket_desk%'
group by run.definition_digest
order by last_run desc;
