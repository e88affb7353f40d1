-- Whether the table holds anything: it may have been dropped, and made again without its rows.
select 1 as filled
from business_vault.pit_ticket
limit 1;

-- Whether the table holds anything: it may have been dropped, and made again without its rows.
select 1 as filled
from business_vault.pit_flight
limit 1;

-- Whether the table holds anything: it may have been dropped, and made again without its rows.
select 1 as filled
from business_vault.pit_crew
limit 1;
