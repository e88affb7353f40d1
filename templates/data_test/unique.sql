-- Values that stand in more than one row.
select {{ test.columns }}
from {{ this.table }}
group by {{ test.columns }}
having count(*) > 1
