-- Every moment, with what each of the satellites said then, as known then.
select
    moments.{{ this.hash_key }},
    moments.load_date,
    moments.applied_date,
{% if this.sequenced %}
    moments.sequence,
{% endif %}
{% for column, value in values %}
    {{ value }} as {{ column }},
{% endfor %}
    moments.record_source
from moments
{% for old in olds %}
{% set known, told = 'known_' ~ loop.index, 'told_' ~ loop.index %}
left join {{ known | sql }}
    on
        moments.{{ this.hash_key }} = {{ dialect.column(known, this.hash_key) }}
        and moments.position = {{ known | sql }}.position
left join {{ old.table }} as {{ told | sql }}
    on
        {{ dialect.column(known, this.hash_key) }} = {{ dialect.column(told, this.hash_key) }}
        and {{ known | sql }}.applied_date = {{ told | sql }}.applied_date
        and {{ known | sql }}.load_date = {{ told | sql }}.load_date
{% if this.sequenced %}
        and {{ dialect.same(known ~ '.sequence', told ~ '.sequence') }}
{% endif %}
        and {{ told | sql }}.load_id > 0
{% endfor %}
