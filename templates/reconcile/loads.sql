-- Every load with what it read, in the order in which runs went; and by which definitions.
select
    load.load_id,
    load.run_id,
    load.feed,
    load.file,
    load.bytes,
    load.sha256,
    load.load_date,
    load.delivered,
    load.rejected,
    load.status,
    load.message,
    load.recipe,
    run.definition_digest
from {{ this('load') }} as load
left join {{ this('run') }} as run on load.run_id = run.run_id
order by load.run_id, load.load_id;
