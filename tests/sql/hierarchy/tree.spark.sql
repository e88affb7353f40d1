-- One row a key: its parent, how deep it lies (a root at 1), and the way to it from the root. What
-- hangs in or below a circle has no root, and so no level and path.
drop table if exists business_vault.link_airport_region_tree;

create table business_vault.link_airport_region_tree using parquet as
with recursive named as (
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
                unhex('00000000000000000000000000000000'),
                unhex('ffffffffffffffffffffffffffffffff')
            )
            and parent_hk not in (
                unhex('00000000000000000000000000000000'),
                unhex('ffffffffffffffffffffffffffffffff')
            )
    ) as ranked
    where newest_first = 1
),

node as (
    select
        hub.airport_hk,
        named.parent_hk as parent_airport_hk,
        hub.load_id,
        cast(concat_ws(', ', hub.airport_code) as string) as label
    from raw_vault.hub_airport as hub
    left join named on hub.airport_hk = named.child_hk
),

tree as (
    select
        airport_hk,
        1 as level,
        label as path
    from node
    where parent_airport_hk is null and load_id > 0
    union all
    select
        node.airport_hk,
        tree.level + 1 as level,
        cast(tree.path || '/' || node.label as string) as path
    from tree
    inner join node on tree.airport_hk = node.parent_airport_hk
),

parent as (
    select distinct parent_airport_hk
    from node
)

select
    node.airport_hk,
    coalesce(
        node.parent_airport_hk, unhex('00000000000000000000000000000000')
    ) as parent_airport_hk,
    tree.level,
    tree.path,
    parent.parent_airport_hk is null as is_leaf
from node
left join tree on node.airport_hk = tree.airport_hk
left join parent on node.airport_hk = parent.parent_airport_hk;
