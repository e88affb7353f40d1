{% set key = numbers.cover.hashes[0] if numbers.cover.hashes else numbers.key %}
{% set key_number %}
{% if numbers.cover.hashes and hashing.type == 'uuid' %}encode(uuid_send({{ key }}), 'hex'){% else %}md5({{ key }}){% endif %}
{% endset %}
{% set told = numbers.told %}
    select
        {{ numbers.cover.group }} as group_id,
        {{ key_number | sql }} as key_number,
{% if numbers.cover.is_key_alone %}
        {{ key_number | sql }} as digest_number
{%- elif not numbers.cover.hashes %}
        md5({{ told }}) as digest_number
{%- else %}
        md5(
{% for name in numbers.cover.hashes %}
            {% if not loop.first %}|| {% endif %}{% if hashing.type == 'uuid' %}uuid_send({{ name }}){% elif hashing.is_native %}{{ name }}{% else %}convert_to({{ name }}, 'UTF8'){% endif +%}
{% endfor %}
{% if told %}
            || convert_to({{ told }}, 'UTF8')
{% endif %}
        ) as digest_number
{%- endif %}
{% if numbers.personal %},
        md5(
{% for name in numbers.cover.hashes %}
            {% if hashing.type == 'uuid' %}uuid_send({{ name }}){% elif hashing.is_native %}{{ name }}{% else %}convert_to({{ name }}, 'UTF8'){% endif %} ||
{% endfor %}
            convert_to({{ numbers.personal }}, 'UTF8')
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
