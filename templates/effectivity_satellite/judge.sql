-- Which relations begin and which end: another partner ends the one before, and a relation that
-- comes late ends where the next that is known begins. What tells nothing new has no verdict.
{% set beside %}
{% for name in this.driving_keys %}
    driving_{{ loop.index }},
{% endfor %}
{% for column in this.parts %}
    part_{{ loop.index }},
{% endfor %}
    load_id,
    load_date,
{% endset %}
{{ dialect.temporary('verdict') }}
select
    {{ beside | trim | sql }}
    stage_row,
    'inserted' as verdict,
    applied_date,
    sequence,
    is_active,
    hash_key
from change
union all
select
    {{ beside | trim | sql }}
    null,
    'implied',
    applied_date,
    sequence,
    false,
    showed
from change
where is_active and showed <> hash_key
union all
select
    {{ beside | trim | sql }}
    null,
    'implied',
    next_date,
    sequence,
    false,
    hash_key
from change
where is_active and is_followed
union all
select
    {{ beside | trim | sql }}
    stage_row,
    case
        when hash_key = first_key and is_active = first_active then 'duplicate'
        else 'conflicting versions'
    end,
    applied_date,
    sequence,
    is_active,
    hash_key
from timeline
where position > 1
{%- if feed.is_complete +%}
union all
select
    {{ beside | trim | sql }}
    null,
    'implied',
    applied_date,
    null,
    false,
    hash_key
from absent
{%- endif %};
