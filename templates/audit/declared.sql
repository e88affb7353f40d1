-- The definitions that runs went by and in which one of some words stands, the last first.
select
    run.definition_digest,
    max(run.run_id) as last_run
from {{ this('run') }} as run
inner join {{ this('definition') }} as definition on run.definition_digest = definition.digest
where
{% for word in words %}
    {{ ('or ' if not loop.first else '') | sql }}definition.content like {{ '%' ~ word ~ '%' }}
{% endfor %}
group by run.definition_digest
order by last_run desc;
