-- The deliveries of this batch; each file is one load.
drop table if exists pg_temp.delivery cascade;

create temp table delivery as
select
    cast(given.load_id as bigint) as load_id,
    cast(given.load_date as timestamp) as load_date,
    cast(given.filename as text) as filename
from (
    values
    (1, timestamp '2024-01-31 12:00:00', 'data/ranks_1.csv')
) as given (load_id, load_date, filename);

-- The deliveries of this batch; each file is one load.
drop table if exists pg_temp.delivery cascade;

create temp table delivery as
select
    cast(given.load_id as bigint) as load_id,
    cast(given.load_date as timestamp) as load_date,
    cast(given.filename as text) as filename
from (
    values
    (1, timestamp '2024-01-31 12:00:00', 'data/archive_1.csv')
) as given (load_id, load_date, filename);

-- The deliveries of this batch; each file is one load.
drop table if exists pg_temp.delivery cascade;

create temp table delivery as
select
    cast(given.load_id as bigint) as load_id,
    cast(given.load_date as timestamp) as load_date,
    cast(given.filename as text) as filename
from (
    values
    (1, timestamp '2024-01-31 12:00:00', 'data/rosters_1.csv')
) as given (load_id, load_date, filename);
