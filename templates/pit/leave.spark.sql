-- Nothing can be deleted: of what the table holds, the rows that stay.
select remembered.*
from remembered
left anti join touched
    on
        remembered.{{ this.parent.hash_key }} = touched.{{ this.parent.hash_key }}
        and remembered.snapshot_date >= touched.since
