-- Whether the last judgement refused a row.
select 1
from verdict
where verdict not in ('inserted', 'unchanged', 'duplicate')
limit 1;
