-- The keys that were erased and are not to be stored again, or not until a date.
create or replace temp table barred as
select
    cast(given.barred_hub as varchar) as barred_hub,
    given.barred_key,
    cast(given.barred_until as timestamp) as barred_until
from (
    values
    ('passenger', cast('0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f' as uuid), null)
) as given (barred_hub, barred_key, barred_until);
