-- The keys of a hub that are written like this, whatever tells them apart beyond.
with written as (
    select {{ 'distinct' | sql if qualifiers }}
{% for name in qualifiers %}
        {{ name }},
{% endfor %}
{% for name, value in given %}
        {{ value }} as {{ name }}{% if not loop.last %},{% endif +%}
{% endfor %}
{% if qualifiers %}
    from {{ this.table }}
    where load_id > 0
{% endif %}
),

hashed as (
    select {{ key }} as hash_key
    from written
)

select
    {{ shown }} as hash_key
{%- for column in this.qualifiers %},
    {{ dialect.column('known', column.name) }} as qualifier_{{ loop.index }}
{%- endfor +%}
from {{ this.table }} as known
inner join hashed on known.{{ this.hash_key }} = hashed.hash_key
where known.load_id > 0;
