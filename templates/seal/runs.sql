-- The runs there have been.
select run_id
from {{ this('run') }}
order by run_id;
