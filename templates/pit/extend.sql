-- Fills the snapshots that the table does not hold yet, for every key that existed by then.
insert into {{ this.table }}
with fresh as (
    select snapshot_date
    from {{ snapshot }}
    where snapshot_date not in (select snapshot_date from {{ this.table }})
),

existing as (
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
    group by {{ this.parent.hash_key }}
),

wanted as (
    select existing.{{ this.parent.hash_key }}, fresh.snapshot_date
    from existing
    inner join fresh on existing.since <= fresh.snapshot_date
)
{%- for satellite in this.satellites %},

{{ satellite.table.name }} as (
    select *
    from {{ satellite.history }}
)
{%- endfor +%}

{% include 'pit/lookup.sql' %}
