-- The rows with what is looked up for them: each is there once, as each key is in a list.
select
    ruled.*,
    lookup_1.found as country_name,
    lookup_1.key_1 is not null as "found in lookup_1",
    lookup_2.found as tax,
    lookup_2.key_1 is not null as "found in lookup_2",
    lookup_3.found as seat,
    lookup_3.key_1 is not null as "found in lookup_3"
from ruled
left join lookup_1
    on trim(ruled.country, ' ') = lookup_1.key_1
left join lookup_2
    on case when strlen(trim(ruled.country, ' ')) = length(trim(ruled.country, ' ')) then upper(trim(ruled.country, ' ')) else translate(trim(ruled.country, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end = lookup_2.key_1 and ruled."year" = lookup_2.key_2
left join lookup_3
    on case when strlen(trim(ruled.mayor, ' ')) = length(trim(ruled.mayor, ' ')) then upper(trim(ruled.mayor, ' ')) else translate(trim(ruled.mayor, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end = lookup_3.key_1;

-- The rows with what is looked up for them: each is there once, as each key is in a list.
select
    ruled.*,
    lookup_1.found as country_name,
    lookup_1.key_1 is not null as "found in lookup_1"
from ruled
left join lookup_1
    on trim(ruled.country, ' ') = lookup_1.key_1;
