-- How many moments there were, and of how many a version is stored.
select
    (select count(*) from told) as moments,
    count(*) as stored
from {{ this.table }}
where load_id = {{ load_id }};
