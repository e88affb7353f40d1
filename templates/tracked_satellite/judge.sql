{# As for a satellite, by every appearance; one that a late row makes a version is stored, too. #}
{% extends 'satellite/judge.sql' %}
{% block told %},
    hash_key,
    load_date,
    applied_date,
{% if this.sequenced %}
    sequence,
{% endif %}
    hashdiff{% endblock %}
{% block untold %}, null, null, null, {% if this.sequenced %}null, {% endif %}null{% endblock %}
{% block compared_beside %},
        lag(stage_row) over {{ over }} as row_before,
        lag(load_id) over {{ over }} as load_before,
        lag(load_date) over {{ over }} as loaded_before,
        coalesce(
            lead(applied_date) over {{ over }} = applied_date
{%- if this.sequenced +%}
            and {{ dialect.same('lead(sequence) over ' ~ over, 'sequence') }}
{%- endif %},
            false
        ) as is_corrected{% endblock %}
{% block implied %}

union all
select
    null,
    late.load_before,
    'implied',
    late.hash_key,
    late.loaded_before,
    late.applied_date,
{% if this.sequenced %}
    late.sequence,
{% endif %}
    late.hashdiff
from compared as late
where
    late.stage_row is null
    and late.row_before is not null
    and not late.is_corrected
    and {{ dialect.differ('late.hashdiff', 'late.predecessor') }}
    and not exists (
        select 1
        from {{ this.table }} as stored
        where
            stored.{{ this.hash_key }} = late.hash_key
            and stored.applied_date = late.applied_date
{% if this.sequenced %}
            and {{ dialect.same('stored.sequence', 'late.sequence') }}
{% endif %}
            and stored.hashdiff = late.hashdiff
    ){% endblock %}
