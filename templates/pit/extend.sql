-- Fills the snapshots that the table does not hold yet, for every key that existed by then. What is
-- wanted stands in tables, so that the engine knows how much it is and joins accordingly. Where it
-- pays, rows of a snapshot are written side by side, as they are read.
{{ dialect.temporary('lacking') }}
select snapshot_date
from {{ snapshot }}
where snapshot_date not in (select snapshot_date from {{ this.table }});

{{ dialect.temporary('existing') }}
select {{ this.parent.hash_key }}, min(since) as since
from (
    select {{ this.parent.hash_key }}, load_date as since
    from {{ this.parent.table }}
{% for satellite in this.satellites %}
    union all
    select {{ this.parent.hash_key }}, applied_date
    from {{ satellite.table }}
{% endfor %}
) as known
group by {{ this.parent.hash_key }};

insert into {{ this.table }}
with wanted as (
    select existing.{{ this.parent.hash_key }}, lacking.snapshot_date
    from existing
    inner join lacking on existing.since <= lacking.snapshot_date
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
{% if satellite.is_set %}
    group by {{ this.parent.hash_key }}, applied_date, load_date
{% endif %}
)
{%- endfor +%}

{% include 'pit/lookup.sql' %}{{ dialect.side_by_side('wanted.snapshot_date') }};
