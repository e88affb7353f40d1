{# Each row by the numbers of its key and of what is covered of it, and what is wrong with it. #}
{# PostgreSQL's own hashes, each with the one before as its seed: a twentieth of what MD5s cost. #}
{% set hash = {
    'uuid': 'uuid_hash_extended({}, {})',
    'bytea': "hashtextextended(encode({}, 'hex') collate \"C\", {})",
}.get(hashing.type, 'hashtextextended({} collate "C", {})') %}
{% set text_hash = 'hashtextextended(({}) collate "C", {})' %}
{% macro key(seed) %}
{{ (hash if numbers.cover.hashes else text_hash).format(numbers.row, seed) | sql }}
{%- endmacro %}
{% macro digest(seed, moments, told) %}
{% set found = namespace(sql=seed) %}
{% for name in numbers.cover.hashes %}
{% set found.sql = hash.format(dialect.identifier(name), found.sql) %}
{% endfor %}
{% for name in moments %}
{% set found.sql = 'timestamp_hash_extended({}, {})'.format(dialect.identifier(name), found.sql) %}
{% endfor %}
{{ (text_hash.format(told, found.sql) if told else found.sql) | sql }}
{%- endmacro %}
    select
        {{ numbers.cover.group }} as group_id,
        {{ key(1) | sql }} as key_high,
        {{ key(2) | sql }} as key_low,
        {{ digest(1, numbers.cover.moments, numbers.listed) | sql }} as digest_high,
        {{ digest(2, numbers.cover.moments, numbers.listed) | sql }} as digest_low
{%- if numbers.personal %},
        {{ digest(1, [], numbers.personal) | sql }} as personal_high,
        {{ digest(2, [], numbers.personal) | sql }} as personal_low
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
        select load_id as dvault_load, max(load_date) as dvault_date, max(feed) as dvault_feed
        from {{ joined }}
        where feed not in ('taken over', 'carried over', 'declared later')
        group by load_id
    ) as known on load_id = dvault_load
{% endif %}
{% if numbers.erased %}
    left join (
        select distinct load_id as dvault_erased_load, row_key as dvault_erased_key
        from {{ numbers.erased }}
        where target in ({{ numbers.targets }}) and was_sound
    ) as erased on load_id = dvault_erased_load and {{ numbers.same_row }}
{% endif %}
{% if since is not none %}
    where {{ numbers.cover.group }} between {{ since }} and {{ until }}
{% endif %}
    offset 0

