-- Keeps rejected rows as they were delivered, and shows the stage without them and without those
-- that were filtered.
insert into audit.rejected_row (load_id, target, delivery_row, reason, delivered)
select load_id, null, delivery_row, rejection, delivered
from rows_crew_ranks
where rejection <> ''
order by load_id, delivery_row;

create or replace temporary view stage_crew_ranks as
select *
from carried_stage_crew_ranks
where rejection is null;

-- Keeps rejected rows as they were delivered, and shows the stage without them and without those
-- that were filtered.
insert into audit.rejected_row (load_id, target, delivery_row, reason, delivered)
select load_id, null, delivery_row, rejection, delivered
from rows_crew_ranks_before
where rejection <> ''
order by load_id, delivery_row;

create or replace temporary view stage_crew_ranks_before as
select *
from carried_stage_crew_ranks_before
where rejection is null;

-- Keeps rejected rows as they were delivered, and shows the stage without them and without those
-- that were filtered.
insert into audit.rejected_row (load_id, target, delivery_row, reason, delivered)
select load_id, null, delivery_row, rejection, delivered
from rows_crew_rosters
where rejection <> ''
order by load_id, delivery_row;

create or replace temporary view stage_crew_rosters as
select *
from carried_stage_crew_rosters
where rejection is null;
