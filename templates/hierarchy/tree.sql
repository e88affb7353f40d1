-- One row a key: its parent, how deep it lies (a root at 1), and the way to it from the root. What
-- hangs in or below a circle has no root, and so no level and path.
{{ dialect.anew(this.table) }}
with recursive named as (
{% filter indented %}
{% include 'hierarchy/named.sql' %}
{% endfilter +%}
),

node as (
    select
        hub.{{ this.hub.hash_key }},
        named.{{ this.parent.hash_key }} as {{ this.parent_key }},
        hub.load_id,
        cast({{ dialect.listed('hub', this.key) }} as {{ dialect.text }}) as label
    from {{ this.hub.table }} as hub
    left join named on hub.{{ this.hub.hash_key }} = named.{{ this.child.hash_key }}
),

{{ dialect.recursive('tree', this.hub.hash_key, 'level', 'path') }} as (
    select
        {{ this.hub.hash_key }},
        1 as level,
        label as path
    from node
    where {{ this.parent_key }} is null and load_id > 0
    union all
    select
        node.{{ this.hub.hash_key }},
        tree.level + 1 as level,
        cast(tree.path || '/' || node.label as {{ dialect.text }}) as path
    from tree
    inner join node on tree.{{ this.hub.hash_key }} = node.{{ this.parent_key }}
),

parent as (
    select distinct {{ this.parent_key }}
    from node
)

select
    node.{{ this.hub.hash_key }},
    coalesce(
        node.{{ this.parent_key }}, {{ hashing.unknown }}
    ) as {{ this.parent_key }},
    tree.level,
    tree.path,
    parent.{{ this.parent_key }} is null as is_leaf
from node
left join tree on node.{{ this.hub.hash_key }} = tree.{{ this.hub.hash_key }}
left join parent on node.{{ this.hub.hash_key }} = parent.{{ this.parent_key }};
