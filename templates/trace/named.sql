-- The rows of a hub whose business key is the one asked for, whatever qualifies it, as known at a
-- moment.
with asked as (
    select
{% for value, column in zipped %}
        cast({{ value }} as {{ dialect.type(column.type) }}) as asked_{{ loop.index }}{% if not loop.last %},{% endif +%}
{% endfor %}
),

named as (
    select
        {{ this.hash_key }} as hash_key,
{% for column in this.identity %}
        {{ column.name }} as identity_{{ loop.index }},
{% endfor %}
{% for column in this.business_key %}
        {{ column.name }} as key_{{ loop.index }},
{% endfor %}
        load_date,
        record_source,
        load_id
    from {{ this.table }}
    where
        load_id > 0
{% if known is not none %}
        and load_date <= {{ known }}
{% endif %}
)

select
    named.hash_key,
{% for column in this.identity %}
    named.identity_{{ loop.index }},
{% endfor %}
    named.load_date,
    named.record_source,
    named.load_id
from named
inner join asked on {{ hashing.same_key('named.key_', 'asked.asked_', plain) }};
