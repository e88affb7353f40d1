-- The deliveries of this batch; each file is one load.
create or replace temporary table delivery as
select
    cast(given.load_id as bigint) as load_id,
    cast(given.load_date as timestamp_ntz) as load_date,
    cast(given.filename as string) as filename
from (
    values
    (1, timestamp_ntz '2024-01-31 12:00:00', 'data/ranks_1.csv')
) as given (load_id, load_date, filename);

-- The deliveries of this batch; each file is one load.
create or replace temporary table delivery as
select
    cast(given.load_id as bigint) as load_id,
    cast(given.load_date as timestamp_ntz) as load_date,
    cast(given.filename as string) as filename
from (
    values
    (1, timestamp_ntz '2024-01-31 12:00:00', 'data/archive_1.csv')
) as given (load_id, load_date, filename);

-- The deliveries of this batch; each file is one load.
create or replace temporary table delivery as
select
    cast(given.load_id as bigint) as load_id,
    cast(given.load_date as timestamp_ntz) as load_date,
    cast(given.filename as string) as filename
from (
    values
    (1, timestamp_ntz '2024-01-31 12:00:00', 'data/rosters_1.csv')
) as given (load_id, load_date, filename);
