-- The keys that a same-as link relates with a key, in whichever role.
select
    {{ shown }} as hash_key,
    {{ dialect.listed('other', names) }} as business_key
from {{ hub.table }} as other
where
    other.{{ hub.hash_key }} in (
{% for reference in this.references %}
        select {{ this.references[1 - loop.index0].hash_key }}
        from {{ this.table }}
        where {{ reference.hash_key }} = {{ key }}
{% if not loop.last %}
        {{ dialect.union | sql }}
{% endif %}
{% endfor %}
    )
    and other.load_id > 0;
