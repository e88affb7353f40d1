{# Each row by the numbers of its key and of what is covered of it, and what is wrong with it. #}
{% set bytes = 'cast({} as blob)' if hashing.is_native else 'encode({})' %}
{% set key = numbers.cover.hashes[0] if numbers.cover.hashes else numbers.key %}
{% set told = numbers.told %}
{# MD5 hashes are folded, each turned by 32 bits more: a fifth of what an MD5 of them costs. #}
{% set hashes = numbers.cover.hashes %}
{% set folds = hashing.type == 'uuid' and 0 < hashes | length <= 4 %}
{% set fold = namespace(sum='') %}
{% for name in hashes %}
{% set number = 'cast({} as uhugeint)'.format(dialect.identifier(name)) %}
{% set low = 32 * loop.index0 %}
{% set turned = '(({0} >> {1}) | (({0} & {2}) << {3}))'.format(number, low, 2 ** low - 1, 128 - low) %}
{% set fold.sum = number if loop.first else 'xor({}, {})'.format(fold.sum, turned) %}
{% endfor %}
{% set number = 'cast({} as uhugeint)' if hashes and hashing.type == 'uuid' else 'md5_number({})' %}
{% set number = number.format(dialect.identifier(key) if hashes else key) %}
    select
        {{ numbers.cover.group }} as group_id,
        {{ number | sql }} as key_number,
{% if numbers.cover.is_key_alone %}
        {{ number | sql }} as digest_number
{%- elif folds and not told %}
        {{ fold.sum | sql }} as digest_number
{%- elif folds and numbers.cover.values %}
        xor({{ fold.sum | sql }}, md5_number({{ told }})) as digest_number
{%- elif folds %}
        case
            when {{ told }} = '' then {{ fold.sum | sql }}
            else xor({{ fold.sum | sql }}, md5_number({{ told }}))
        end as digest_number
{%- else %}
        md5_number(
{% for name in numbers.cover.hashes %}
            {{ ('' if loop.first else '|| ') | sql }}{{ bytes.format(dialect.identifier(name)) | sql }}
{% endfor %}
{% if told %}
            {{ ('|| ' if numbers.cover.hashes else '') | sql }}{{ 'encode({})'.format(told) | sql }}
{% endif %}
        ) as digest_number
{%- endif %}
{%- if numbers.personal %},
        md5_number(
{% for name in numbers.cover.hashes %}
            {{ bytes.format(dialect.identifier(name)) | sql }} ||
{% endfor %}
            {{ 'encode({})'.format(numbers.personal) | sql }}
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
