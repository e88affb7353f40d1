-- The rows that may bring a new key first, in whichever role.
select
    stage_row,
    load_id,
    load_date,
    applied_date,
    hash_key
{%- for name in source.columns %},
    key_{{ loop.index }}
{%- endfor %},
    0 as place
from fresh
where known_hash is null
{% for rival in feed.rivals(source) %}
union all
select
    null,
    load_id,
    load_date,
    applied_date,
    {{ rival.hash_key }}
{%- for name in rival.columns %},
    {{ name }}
{%- endfor %},
    {{ loop.index }}
from {{ feed.stage }}
where
    {{ rival.hash_key }} in (
        select hash_key
        from fresh
        where known_hash is null
    )
{% endfor %}
