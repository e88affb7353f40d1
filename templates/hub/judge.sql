-- One verdict for every staged row whose key is not in the hub as delivered; others are unchanged. Of
-- those with a new key the first wins by (load, applied date, key as delivered), in whichever role.
{% set rivals = feed.rivals(source) %}
{% set by_load %}
partition by hash_key
order by load_id, load_date, applied_date{% if rivals %}, place{% endif %}{% for column in this.identity %}, {{ dialect.sorted('key_' ~ loop.index, column.type) }}{{ dialect.nulls_last | sql }}{% endfor +%}
{% endset %}
{{ dialect.temporary('verdict') }}
with fresh as (
{% filter indented %}
{% include 'hub/fresh.sql' %}
{% endfilter +%}
),

{% if rivals %}
contenders as (
{% filter indented %}
{% include 'hub/contenders.sql' %}
{% endfilter +%}
),

{% endif %}
ranked as (
    select
        *,
        row_number() over {{ dialect.over('by_load', by_load) }} as position,
        first_value(load_id) over {{ dialect.over('by_load', by_load, true) }} as first_load
{%- if rivals %},
        first_value(place) over {{ dialect.over('by_load', by_load, true) }} as first_place
{%- endif %}
{%- for name in source.columns %},
        first_value(key_{{ loop.index }}) over {{ dialect.over('by_load', by_load, true) }} as first_{{ loop.index }}
{%- endfor +%}
    from {{ ('contenders' if rivals else 'fresh') | sql }}
{%- if not rivals %}

    where known_hash is null
{%- endif %}
{{ dialect.window('by_load', by_load) }}
)

select
    stage_row,
    load_id,
    case
        when position = 1 then 'inserted'
        when not (
            {{ hashing.same_key('key_', 'first_', this) }}
        ) then 'collision'
{% if rivals %}
        when first_place > 0 then 'unchanged'
{% endif %}
        when load_id = first_load then 'duplicate'
        else 'unchanged'
    end as verdict
from ranked
where stage_row is not null
union all
select
    stage_row,
    load_id,
    case
        when
            {{ hashing.same_key('key_', 'known_', this) }}
            then 'unchanged'
        else 'collision'
    end as verdict
from fresh
where known_hash is not null;
