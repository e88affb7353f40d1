-- When each of them was first told of.
select ticket_hk, min(applied_date) as since
from (
    select ticket_hk, applied_date
    from raw_vault.sat_ticket_desk
    where ticket_hk in (select ticket_hk from met_ticket)
) as said
group by ticket_hk;
