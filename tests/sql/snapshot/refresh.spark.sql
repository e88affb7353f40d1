-- The snapshots that are kept now; each is the first instant of its day.
insert overwrite table business_vault.snapshot
select cast(given.snapshot_date as timestamp)
from (
    values
    (timestamp '2024-01-31 00:00:00'),
    (timestamp '2024-02-01 00:00:00'),
    (null)
) as given (snapshot_date)
where given.snapshot_date is not null;
