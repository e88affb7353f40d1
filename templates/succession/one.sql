-- Every version of the one satellite, with the attributes that go on.
select
    {{ this.hash_key }},
    load_date,
    applied_date,
{% if this.sequenced %}
    sequence,
{% endif %}
{% for column, value in values %}
    {{ value }} as {{ column }},
{% endfor %}
    record_source
from {{ olds[0].table }}
where load_id > 0
