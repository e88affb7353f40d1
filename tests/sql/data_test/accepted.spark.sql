-- Rows whose value is none of those agreed on.
select 1
from marts.busy_flight
where cast(size as string) not in ('large', 'small');
