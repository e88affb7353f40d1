-- Of each key that points at another the one relation that counts: of those in effect, the one
-- learnt last.
select
    child_hk,
    parent_hk
from (
    select
        child_hk,
        parent_hk,
        row_number() over (
            partition by child_hk
            order by load_date desc, parent_hk asc
        ) as newest_first
    from raw_vault.link_airport_region
    where
        load_id > 0
        and child_hk not in (
            cast('00000000000000000000000000000000' as uuid),
            cast('ffffffffffffffffffffffffffffffff' as uuid)
        )
        and parent_hk not in (
            cast('00000000000000000000000000000000' as uuid),
            cast('ffffffffffffffffffffffffffffffff' as uuid)
        )
) as ranked
where newest_first = 1;
