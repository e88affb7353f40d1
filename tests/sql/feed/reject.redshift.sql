-- As everywhere; the rows with all they bring are no view of the stage here, and leave too.
-- Keeps rejected rows as they were delivered, and leaves the stage without them and without those
-- that were filtered.
insert into audit.rejected_row (load_id, target, delivery_row, reason, delivered)
select load_id, null, delivery_row, rejection, delivered
from rows_crew_ranks
where rejection <> ''
order by load_id, delivery_row;

delete from stage_crew_ranks
where rejection is not null;

delete from rows_crew_ranks
where rejection is not null;

-- As everywhere; the rows with all they bring are no view of the stage here, and leave too.
-- Keeps rejected rows as they were delivered, and leaves the stage without them and without those
-- that were filtered.
insert into audit.rejected_row (load_id, target, delivery_row, reason, delivered)
select load_id, null, delivery_row, rejection, delivered
from rows_crew_ranks_before
where rejection <> ''
order by load_id, delivery_row;

delete from stage_crew_ranks_before
where rejection is not null;

delete from rows_crew_ranks_before
where rejection is not null;

-- As everywhere; the rows with all they bring are no view of the stage here, and leave too.
-- Keeps rejected rows as they were delivered, and leaves the stage without them and without those
-- that were filtered.
insert into audit.rejected_row (load_id, target, delivery_row, reason, delivered)
select load_id, null, delivery_row, rejection, delivered
from rows_crew_rosters
where rejection <> ''
order by load_id, delivery_row;

delete from stage_crew_rosters
where rejection is not null;

delete from rows_crew_rosters
where rejection is not null;
