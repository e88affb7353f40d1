-- The relations of a link that walks come by. Behind a key that is unknown or in error
-- only the ghost follows: what else lacks its key there has nothing to do with it.
select
    {{ crossing.link.hash_key }},
    {{ crossing.origin.hash_key }},
    {{ crossing.target.hash_key }},
{% for _, column in crossing.child_key %}
    {{ column.name }},
{% endfor %}
    load_date,
    load_id
from {{ crossing.link.table }}
{%- if not before +%}
where {{ crossing.origin.hash_key }} in (select {{ this.start.hash_key }} from touched)
{%- else +%}
where
    {{ crossing.origin.hash_key }} in (
        select {{ before.target.hash_key }} from {{ before.met }}
    )
    and (
        {{ crossing.origin.hash_key }} not in (
            {{ hashing.unknown }},
            {{ hashing.error }}
        )
        or {{ crossing.origin.hash_key }} = {{ crossing.link.hash_key }}
    )
{%- endif %}
