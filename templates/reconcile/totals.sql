-- How many rows differ, are missing and are more than were delivered: those with one key are one.
select
    coalesce(sum(case when missing < extra then missing else extra end), 0) as different,
    coalesce(sum(case when missing > extra then missing - extra else 0 end), 0) as missing,
    coalesce(sum(case when extra > missing then extra - missing else 0 end), 0) as extra
from (
    select
        sum(missing_rows) as missing,
        sum(extra_rows) as extra
    from odd
    group by {{ key }}
) as by_key;
