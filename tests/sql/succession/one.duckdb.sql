-- Every version of the one satellite, with the attributes that go on.
select
    ticket_hk,
    load_date,
    applied_date,
    sequence,
    class as class,
    price as price,
    is_full_fare as is_full_fare,
    record_source
from raw_vault.sat_ticket_desk_whole
where load_id > 0;
