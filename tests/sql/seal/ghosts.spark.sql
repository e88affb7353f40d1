-- How many rows are of no load, and how many of them are the unknown and the error row.
select
    count(*) as ghosts,
    sum(
        case
            when
                flight_hk = unhex('00000000000000000000000000000000')
                and load_id = 0
                and record_source = 'dvault'
                then 1
            else 0
        end
    ) as unknown_rows,
    sum(
        case
            when
                flight_hk = unhex('ffffffffffffffffffffffffffffffff')
                and load_id = 0
                and record_source = 'dvault'
                then 1
            else 0
        end
    ) as error_rows
from raw_vault.hub_flight
where load_id <= 0 or load_id is null;
