-- Whether the judgement found contradictions.
select 1
from verdict
where verdict = 'conflicting versions'
limit 1;
