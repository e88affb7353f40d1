-- How many versions hold a text that is no value of the column's type.
select cast(coalesce(sum(versions), 0) as bigint) as unfit
from (
    select
        *,
        try_cast(delivered as date) as typed
    from given_texts
) as typed_texts
where trim(delivered) <> '' and not coalesce(typed between date '0001-01-01' and timestamp '9999-12-31 23:59:59.999999' and regexp_full_match(delivered, '\s*(?:\d{4}-\d{1,2}-\d{1,2})\s*'), false);

-- How many versions hold a text that is no value of the column's type.
select cast(coalesce(sum(versions), 0) as bigint) as unfit
from (
    select
        *,
        delivered as typed
    from given_texts
) as typed_texts
where false;
