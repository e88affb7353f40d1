-- Which verdicts the last judgement gave; rows that are unchanged need none.
select distinct verdict
from verdict;
