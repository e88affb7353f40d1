-- The table holds what was loaded up to here.
update {{ audit('build') }}
set
    run_id = {{ run_id }},
    load_id = (select coalesce(max(load_id), 0) from {{ audit('load') }}),
    digest = {{ digest }}
where entity = {{ this.table.name | text }};
