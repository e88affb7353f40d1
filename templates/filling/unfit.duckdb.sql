-- How many versions hold a text that is no value of the column's type.
select cast(coalesce(sum(versions), 0) as bigint) as unfit
from (
    select
        *,
        {{ value }} as typed
    from given_texts
) as typed_texts
where {{ misfit }};
