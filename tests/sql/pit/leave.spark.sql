-- Nothing can be deleted: of what the table holds, the rows that stay.
select remembered.*
from remembered
left anti join touched
    on
        remembered.ticket_hk = touched.ticket_hk
        and remembered.snapshot_date >= touched.since;

-- Nothing can be deleted: of what the table holds, the rows that stay.
select remembered.*
from remembered
left anti join touched
    on
        remembered.flight_hk = touched.flight_hk
        and remembered.snapshot_date >= touched.since;

-- Nothing can be deleted: of what the table holds, the rows that stay.
select remembered.*
from remembered
left anti join touched
    on
        remembered.crew_hk = touched.crew_hk
        and remembered.snapshot_date >= touched.since;
