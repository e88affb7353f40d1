-- What each satellite said and when it was learnt; and where a version of one came late, what
-- the others said of the time after it once more, as it was known from then on.
select
    {{ this.hash_key }},
    applied_date,
{% if this.sequenced %}
    sequence,
{% endif %}
    load_date,
    record_source,
    part,
    version
from placed
union all
select
    later.{{ this.hash_key }},
    later.applied_date,
{% if this.sequenced %}
    later.sequence,
{% endif %}
    late.load_date,
    late.record_source,
    null,
    null
from placed as late
inner join placed as later
    on
        late.{{ this.hash_key }} = later.{{ this.hash_key }}
        and late.part <> later.part
        and late.position < later.position
        and late.load_date > later.load_date
where late.first_known_after < late.load_date
