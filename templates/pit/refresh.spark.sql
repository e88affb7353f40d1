-- Finds anew what the rows loaded since the last time touch: their keys, at the snapshots from
-- their earliest applied date on. Of history it reads what these keys have. Where this is cut off
-- while the table is written, the next run finds its rows and writes them.
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

create table {{ dialect.beside(this.table) }} using parquet as
with wanted as (
    select touched.{{ this.parent.hash_key }}, snapshot.snapshot_date
    from touched
    inner join {{ snapshot }} as snapshot on touched.since <= snapshot.snapshot_date
)
{%- for satellite in this.satellites %},

{{ satellite.table.name }} as (
    select
        {%+ if satellite.is_set %}{{ this.parent.hash_key }}, applied_date, load_date{% else %}*{% endif %},
        lead(applied_date, 1, timestamp '9999-12-31 00:00:00') over (
            partition by {{ this.parent.hash_key }}
            order by applied_date, {% if satellite.sequenced %}sequence nulls last, {% endif %}load_date
        ) as valid_to
    from {{ satellite.table }}
    where {{ this.parent.hash_key }} in (select {{ this.parent.hash_key }} from touched)
{% if satellite.is_set %}
    group by {{ this.parent.hash_key }}, applied_date, load_date
{% endif %}
)
{%- endfor +%}

{% include 'pit/leave.spark.sql' +%}
union all
{% include 'pit/lookup.sql' %};


insert overwrite table {{ this.table }}
select *
from {{ dialect.beside(this.table) }};

drop table {{ dialect.beside(this.table) }};
