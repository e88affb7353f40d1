-- The deliveries of this batch; each file is one load. Values are no table here, but an array is.
create or replace temp table delivery as
select load_id, load_date, filename
from unnest(
    array<struct<load_id int64, load_date datetime, filename string>>[
        (1, datetime '2024-01-31 12:00:00', 'data/ranks_1.csv')
    ]
);

-- The deliveries of this batch; each file is one load. Values are no table here, but an array is.
create or replace temp table delivery as
select load_id, load_date, filename
from unnest(
    array<struct<load_id int64, load_date datetime, filename string>>[
        (1, datetime '2024-01-31 12:00:00', 'data/archive_1.csv')
    ]
);

-- The deliveries of this batch; each file is one load. Values are no table here, but an array is.
create or replace temp table delivery as
select load_id, load_date, filename
from unnest(
    array<struct<load_id int64, load_date datetime, filename string>>[
        (1, datetime '2024-01-31 12:00:00', 'data/rosters_1.csv')
    ]
);
