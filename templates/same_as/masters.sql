-- Each duplicate with the master at the end of its chain. Where keys are duplicates of each other
-- in a circle, of up to fifty, the smallest of them is the master.
{{ dialect.anew(this.table) }}
with recursive named as (
{% filter indented %}
{% include 'hierarchy/named.sql' %}
{% endfilter +%}
),

{{ dialect.recursive('chain', this.duplicate.hash_key, this.master.hash_key) }} as (
    select
        named.{{ this.duplicate.hash_key }},
        named.{{ this.master.hash_key }}
    from named
    left join named as further
        on named.{{ this.master.hash_key }} = further.{{ this.duplicate.hash_key }}
    where further.{{ this.duplicate.hash_key }} is null
    union all
    select
        named.{{ this.duplicate.hash_key }},
        chain.{{ this.master.hash_key }}
    from chain
    inner join named on chain.{{ this.duplicate.hash_key }} = named.{{ this.master.hash_key }}
),

{{ dialect.recursive('climb', this.duplicate.hash_key, this.master.hash_key, 'steps') }} as (
    select
        named.{{ this.duplicate.hash_key }},
        named.{{ this.master.hash_key }},
        1 as steps
    from named
    left join chain on named.{{ this.duplicate.hash_key }} = chain.{{ this.duplicate.hash_key }}
    where chain.{{ this.duplicate.hash_key }} is null
    union all
    select
        climb.{{ this.duplicate.hash_key }},
        named.{{ this.master.hash_key }},
        climb.steps + 1 as steps
    from climb
    inner join named on climb.{{ this.master.hash_key }} = named.{{ this.duplicate.hash_key }}
    where climb.steps < 50 and climb.{{ this.duplicate.hash_key }} <> climb.{{ this.master.hash_key }}
),

circle as (
    select distinct {{ this.duplicate.hash_key }} as {{ this.master.hash_key }}
    from climb
    where {{ this.duplicate.hash_key }} = {{ this.master.hash_key }}
),

ranked as (
    select
        climb.{{ this.duplicate.hash_key }},
        circle.{{ this.master.hash_key }},
        row_number() over (
            partition by climb.{{ this.duplicate.hash_key }} order by circle.{{ this.master.hash_key }}
        ) as smallest_first
    from climb
    inner join circle on climb.{{ this.master.hash_key }} = circle.{{ this.master.hash_key }}
)

select {{ this.duplicate.hash_key }}, {{ this.master.hash_key }}, false as is_circular
from chain
union all
select {{ this.duplicate.hash_key }}, {{ this.master.hash_key }}, true as is_circular
from ranked
where smallest_first = 1;
