-- How many rows were taken over, how many keys they have, and until when they were learnt.
select
    count(*) as taken,
    count(distinct {{ this.hash_key }}) as distinct_keys,
    max(load_date) as learnt_until
from {{ this.table }}
where load_id = {{ load_id }};
