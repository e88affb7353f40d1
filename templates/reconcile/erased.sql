-- What erasures before a run took of which rows: keys whose versions are all erased begin anew.
drop table if exists {{ beside }};

create table {{ beside }} as
select
    load_id,
    row_key,
    replace(target, {{ (schema ~ '.') | text }}, {{ (own ~ '.') | text }}) as target
from {{ this('erased_row') }}
where run_id < {{ run_id }};
