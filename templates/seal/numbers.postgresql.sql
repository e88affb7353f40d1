{# Each row by the numbers of its key and of what is covered of it, and what is wrong with it. #}
{% set bytes = {'uuid': 'uuid_send({})', 'bytea': '{}'}.get(hashing.type, "convert_to({}, 'UTF8')") %}
{% set key = numbers.cover.hashes[0] if numbers.cover.hashes else numbers.key %}
{% set is_uuid = numbers.cover.hashes and hashing.type == 'uuid' %}
{% set key_number = ("encode(uuid_send({}), 'hex')" if is_uuid else 'md5({})').format(dialect.identifier(key) if numbers.cover.hashes else key) %}
{% set told = numbers.told %}
    select
        {{ numbers.cover.group }} as group_id,
        {{ key_number | sql }} as key_number,
{% if numbers.cover.is_key_alone %}
        {{ key_number | sql }} as digest_number
{%- else %}
        md5(
{% for name in numbers.cover.hashes %}
            {{ ('' if loop.first else '|| ') | sql }}{{ bytes.format(dialect.identifier(name)) | sql }}
{% endfor %}
{% if told %}
            {{ ('|| ' if numbers.cover.hashes else '') | sql }}{{ "convert_to({}, 'UTF8')".format(told) | sql }}
{% endif %}
        ) as digest_number
{%- endif %}
{%- if numbers.personal %},
        md5(
{% for name in numbers.cover.hashes %}
            {{ bytes.format(dialect.identifier(name)) | sql }} ||
{% endfor %}
            {{ "convert_to({}, 'UTF8')".format(numbers.personal) | sql }}
        ) as personal_number
{%- endif %}
{%- for fault in numbers.faults %},
        (
            {{ fault.condition }}
        ) as fault_{{ loop.index }}
{%- endfor %}
{%- for column in shown %},
        {{ column | sql }}
{%- endfor +%}
    from {{ numbers.cover.table }}
{% if joined %}
    left join (
        select load_id as known_id, max(load_date) as known_date, max(feed) as known_feed
        from {{ joined }}
        where feed <> 'taken over'
        group by load_id
    ) as known on load_id = known_id
{% endif %}
{% if numbers.erased %}
    left join (
        select distinct load_id as erased_load, row_key as erased_key
        from {{ numbers.erased }}
        where target = {{ numbers.cover.table | text }} and was_sound
    ) as erased on load_id = erased_load and {{ numbers.same_row }}
{% endif %}
{% if since is not none %}
    where {{ numbers.cover.group }} between {{ since }} and {{ until }}
{% endif %}
