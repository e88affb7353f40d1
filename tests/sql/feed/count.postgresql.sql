-- What each delivery of the batch holds: rows, rows that are rejected as a whole or filtered, for
-- which the reason is empty, and where in the stage its first row stands.
drop table if exists pg_temp.counted cascade;

create temp table counted as
select
    delivery.load_id,
    count(staged.load_id) as delivered,
    count(nullif(staged.rejection, '')) as rejected,
    count(case when staged.rejection = '' then 1 end) as filtered,
    min(staged.stage_row) as first_row
from delivery
left join stage_crew_ranks as staged on delivery.load_id = staged.load_id
group by delivery.load_id;

-- What each delivery of the batch holds: rows, rows that are rejected as a whole or filtered, for
-- which the reason is empty, and where in the stage its first row stands.
drop table if exists pg_temp.counted cascade;

create temp table counted as
select
    delivery.load_id,
    count(staged.load_id) as delivered,
    count(nullif(staged.rejection, '')) as rejected,
    count(case when staged.rejection = '' then 1 end) as filtered,
    min(staged.stage_row) as first_row
from delivery
left join stage_crew_ranks_before as staged on delivery.load_id = staged.load_id
group by delivery.load_id;

-- What each delivery of the batch holds: rows, rows that are rejected as a whole or filtered, for
-- which the reason is empty, and where in the stage its first row stands.
drop table if exists pg_temp.counted cascade;

create temp table counted as
select
    delivery.load_id,
    count(staged.load_id) as delivered,
    count(nullif(staged.rejection, '')) as rejected,
    count(case when staged.rejection = '' then 1 end) as filtered,
    min(staged.stage_row) as first_row
from delivery
left join stage_crew_rosters as staged on delivery.load_id = staged.load_id
group by delivery.load_id;
