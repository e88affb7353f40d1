-- Every version of the satellites that become one, numbered by satellite in the order in which they
-- were true.
drop table if exists versions;

create table versions using parquet as
select
    1 as part,
    ticket_hk,
    applied_date,
    sequence,
    load_date,
    record_source,
    row_number() over (
        partition by ticket_hk
        order by applied_date, sequence nulls last, load_date
    ) as version
from raw_vault.sat_ticket_desk_one
where load_id > 0
union all

select
    2 as part,
    ticket_hk,
    applied_date,
    sequence,
    load_date,
    record_source,
    row_number() over (
        partition by ticket_hk
        order by applied_date, sequence nulls last, load_date
    ) as version
from raw_vault.sat_ticket_desk_two
where load_id > 0;
