-- The table holds what was loaded up to here.
insert into {{ audit('build_event') }} (entity, run_id, load_id, digest)
select
    {{ this.table.name | text }},
    {{ run_id }},
    coalesce(max(load_id), 0),
    {{ digest }}
from {{ audit('load') }};
