-- The narrow columns of the versions stored of the codes that are delivered, under their hash; and
-- two ghosts, which no table of references holds: by them rows without a code are judged.
select
    null,
    stored.load_id,
    stored.load_date,
    stored.applied_date,
{% if this.sequenced %}
    stored.sequence,
{% endif %}
    touched.hash_key,
    stored.hashdiff
from {{ this.table }} as stored
inner join touched
    on
{% for name in this.key %}
        {%+ if not loop.first %}and {% endif %}stored.{{ name }} = touched.key_{{ loop.index }}
{% endfor %}
{% for key in [hashing.unknown, hashing.error] %}
union all
select
    null,
    0,
    {{ dialect.beginning }},
    {{ dialect.beginning }},
{% if this.sequenced %}
    null,
{% endif %}
    {{ key }},
    {{ hashing.empty_diff(this.attributes) }}{% if not loop.last +%}
{% endif %}
{% endfor %}
