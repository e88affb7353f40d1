-- How many rows the last judgement gave which verdict; rows that are unchanged need none.
select verdict, count(*)
from verdict
group by verdict;
