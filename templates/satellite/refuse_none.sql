-- No row: each has the key of its parent, without which it was rejected as a whole.
{{ dialect.temporary('refused') }}
select
    {{ dialect.row }} as stage_row,
    load_id,
    'the key of {{ this.parent.name | sql }} is missing' as reason
from {{ feed.stage }}
where false;
