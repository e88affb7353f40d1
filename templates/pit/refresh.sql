-- Finds anew what the rows loaded since the last time touch: their keys, at the snapshots from
-- their earliest applied date on. Of history it reads what these keys have.
{% set moment = dialect.identifier('snapshot') %}
{{ dialect.temporary('touched') }}
select {{ this.parent.hash_key }}, min(since) as since
from (
    select {{ this.parent.hash_key }}, load_date as since
    from {{ this.parent.table }}
    where load_id > {{ load_id }}
{% for satellite in this.satellites %}
    union all
    select {{ this.parent.hash_key }}, applied_date
    from {{ satellite.table }}
    where load_id > {{ load_id }}
{% endfor %}
) as news
group by {{ this.parent.hash_key }};

{% include ['pit/leave.' ~ dialect.name ~ '.sql', 'pit/leave.sql'] %}


insert into {{ this.table }}
with wanted as (
    select touched.{{ this.parent.hash_key }}, {{ moment }}.snapshot_date
    from touched
    inner join {{ snapshot }} as {{ moment }} on touched.since <= {{ moment }}.snapshot_date
)
{%- for satellite in this.satellites %}
{% set by_time %}
partition by {{ this.parent.hash_key }}
order by applied_date, {% if satellite.sequenced %}sequence nulls last, {% endif %}load_date
{% endset %},

{{ satellite.table.name }} as (
    select
        {%+ if satellite.is_set %}{{ this.parent.hash_key }}, applied_date, load_date{% else %}*{% endif %},
        {{ dialect.next('applied_date', by_time) }} as valid_to
    from {{ satellite.table }}
    where {{ this.parent.hash_key }} in (select {{ this.parent.hash_key }} from touched)
{% if satellite.is_set %}
    group by {{ this.parent.hash_key }}, applied_date, load_date
{% endif %}
)
{%- endfor +%}

{% include 'pit/lookup.sql' %};
