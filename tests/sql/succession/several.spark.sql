-- Every moment, with what each of the satellites said then, as known then.
select
    moments.ticket_hk,
    moments.load_date,
    moments.applied_date,
    moments.sequence,
    told_1.class as class,
    told_2.price as price,
    told_2.is_full_fare as is_full_fare,
    moments.record_source
from moments
left join known_1
    on
        moments.ticket_hk = known_1.ticket_hk
        and moments.position = known_1.position
left join raw_vault.sat_ticket_desk_one as told_1
    on
        known_1.ticket_hk = told_1.ticket_hk
        and known_1.applied_date = told_1.applied_date
        and known_1.load_date = told_1.load_date
        and known_1.sequence is not distinct from told_1.sequence
        and told_1.load_id > 0
left join known_2
    on
        moments.ticket_hk = known_2.ticket_hk
        and moments.position = known_2.position
left join raw_vault.sat_ticket_desk_two as told_2
    on
        known_2.ticket_hk = told_2.ticket_hk
        and known_2.applied_date = told_2.applied_date
        and known_2.load_date = told_2.load_date
        and known_2.sequence is not distinct from told_2.sequence
        and told_2.load_id > 0;
