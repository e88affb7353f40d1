-- The staged rows of some load dates, in place of all of them; rejected rows count with the first.
drop table if exists pg_temp.stage_crew_ranks_before cascade;

create temp table stage_crew_ranks_before as
select
    row_number() over () - 1 as stage_row,
    whole.*
from whole_crew_ranks_before as whole
where load_date between timestamp '2024-01-31 12:00:00' and timestamp '2024-01-31 12:00:00';

drop table if exists pg_temp.counted cascade;

create temp table counted as
select
    delivery.load_id,
    count(staged.load_id) + 2 as delivered,
    1 as rejected,
    1 as filtered,
    min(staged.stage_row) as first_row
from delivery
left join stage_crew_ranks_before as staged on delivery.load_id = staged.load_id
group by delivery.load_id;

-- The staged rows of some load dates, in place of all of them; rejected rows count with the first.
drop table if exists pg_temp.stage_crew_ranks_before cascade;

create temp table stage_crew_ranks_before as
select
    row_number() over () - 1 as stage_row,
    whole.*
from whole_crew_ranks_before as whole
where load_date between timestamp '2024-02-01 12:00:00' and timestamp '2024-02-01 12:00:00';

drop table if exists pg_temp.counted cascade;

create temp table counted as
select
    delivery.load_id,
    count(staged.load_id) + 0 as delivered,
    0 as rejected,
    0 as filtered,
    min(staged.stage_row) as first_row
from delivery
left join stage_crew_ranks_before as staged on delivery.load_id = staged.load_id
group by delivery.load_id;
