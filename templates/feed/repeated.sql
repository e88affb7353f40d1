-- Whether a key stands in more than one staged row: a key that does, or none.
select {{ source.hash_key }}
from {{ feed.stage }}
group by {{ source.hash_key }}
having count(*) > 1
limit 1;
