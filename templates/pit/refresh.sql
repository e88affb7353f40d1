-- Brings the table up to date: snapshots that are no longer kept go; snapshots that are new,
-- and those that rows loaded since touch, are filled. Cost grows with what changed.
delete from {{ this.table }}
where snapshot_date not in (select snapshot_date from {{ snapshot }});

create or replace temp table touched as
with news as (
{% for satellite in this.satellites %}
    select {{ this.parent.hash_key }}, applied_date
    from {{ satellite.table }}
    where load_id > (select load_id from {{ audit('build') }} where entity = {{ this.table.name | text }})
    union all
{% endfor %}
    select {{ this.parent.hash_key }}, load_date
    from {{ this.parent.table }}
    where load_id > (select load_id from {{ audit('build') }} where entity = {{ this.table.name | text }})
)

select {{ this.parent.hash_key }}, min(applied_date) as since
from news
group by {{ this.parent.hash_key }};

delete from {{ this.table }}
using touched
where
    {{ this.table }}.{{ this.parent.hash_key }} = touched.{{ this.parent.hash_key }}
    and {{ this.table }}.snapshot_date >= touched.since;

insert into {{ this.table }}
with snapshots as (
    select
        snapshot.snapshot_date,
        snapshot.snapshot_date not in (select snapshot_date from {{ this.table }}) as is_new
    from {{ snapshot }} as snapshot
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
    select existing.{{ this.parent.hash_key }}, snapshots.snapshot_date
    from existing
    inner join snapshots on snapshots.is_new and existing.since <= snapshots.snapshot_date
    union all
    select touched.{{ this.parent.hash_key }}, snapshots.snapshot_date
    from touched
    inner join snapshots on not snapshots.is_new and touched.since <= snapshots.snapshot_date
)

select
    wanted.{{ this.parent.hash_key }},
    wanted.snapshot_date{% for satellite in this.satellites %},
    coalesce({{ satellite.table.name }}.{{ this.parent.hash_key }}, {{ hashing.unknown }}),
    coalesce({{ satellite.table.name }}.applied_date, timestamp '0001-01-01 00:00:00'),
    coalesce({{ satellite.table.name }}.load_date, timestamp '0001-01-01 00:00:00'){% if satellite.sequenced %},
    {{ satellite.table.name }}.sequence{% endif %}
{% endfor %}

from wanted
{% for satellite in this.satellites %}
left join {{ satellite.history }} as {{ satellite.table.name }}
    on wanted.{{ this.parent.hash_key }} = {{ satellite.table.name }}.{{ this.parent.hash_key }}
    and wanted.snapshot_date >= {{ satellite.table.name }}.valid_from
    and wanted.snapshot_date < {{ satellite.table.name }}.valid_to
{% endfor %};
