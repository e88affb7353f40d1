{% set key = numbers.cover.hashes[0] %}
{% set told = numbers.told %}
    select
        {{ numbers.cover.group }} as group_id,
{% if not numbers.cover.hashes %}
        md5_number({{ numbers.key }}) as key_number,
{% elif hashing.type == 'uuid' %}
        cast({{ key }} as uhugeint) as key_number,
{% else %}
        md5_number({{ key }}) as key_number,
{% endif %}
{% if numbers.cover.is_key_alone %}
        key_number as digest_number
{%- elif not numbers.cover.hashes %}
        md5_number({{ told }}) as digest_number
{%- else %}
        md5_number(
{% for name in numbers.cover.hashes %}
            {% if not loop.first %}|| {% endif %}{% if hashing.is_native %}cast({{ name }} as blob){% else %}encode({{ name }}){% endif +%}
{% endfor %}
{% if told %}
            || encode({{ told }})
{% endif %}
        ) as digest_number
{%- endif %}
{% if numbers.personal %},
        md5_number(
{% for name in numbers.cover.hashes %}
            {% if hashing.is_native %}cast({{ name }} as blob){% else %}encode({{ name }}){% endif %} ||
{% endfor %}
            encode({{ numbers.personal }})
        ) as personal_number
{%- endif %}
{% for fault in numbers.faults %},
        {{ fault.condition }} as fault_{{ loop.index }}
{%- endfor %}
{% for column in shown %},
        {{ column | sql }}
{%- endfor +%}
    from {{ numbers.cover.table }}
{% if joined %}
    left join (
        select load_id as known_id, load_date as known_date, feed as known_feed
        from {{ joined }}
    ) as known on load_id = known_id
{% endif %}
{% if since is not none %}
    where {{ numbers.cover.group }} between {{ since }} and {{ until }}
{% endif %}
