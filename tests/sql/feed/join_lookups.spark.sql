-- The rows with what is looked up for them: each is there once, as each key is in a list.
select
    ruled.*,
    lookup_1.found as country_name,
    lookup_1.key_1 is not null as `found in lookup_1`
from ruled
left join lookup_1
    on trim(both ' ' from ruled.country) = lookup_1.key_1;
