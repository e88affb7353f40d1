-- A key for which a look-up finds several values: there must be none.
select
    concat_ws(', ', cast(given.key_1 as string)) as known_by,
    min(cast(given.found as string)) as least,
    max(cast(given.found as string)) as greatest
from lookup_1 as given
group by
    given.key_1
having count(*) > 1
order by known_by
limit 1;

-- A key for which a look-up finds several values: there must be none.
select
    concat_ws(', ', cast(given.key_1 as string), cast(given.key_2 as string)) as known_by,
    min(cast(given.found as string)) as least,
    max(cast(given.found as string)) as greatest
from lookup_2 as given
group by
    given.key_1,
    given.key_2
having count(*) > 1
order by known_by
limit 1;

-- A key for which a look-up finds several values: there must be none.
select
    concat_ws(', ', cast(given.key_1 as string)) as known_by,
    min(cast(given.found as string)) as least,
    max(cast(given.found as string)) as greatest
from lookup_3 as given
group by
    given.key_1
having count(*) > 1
order by known_by
limit 1;
