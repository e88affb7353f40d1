-- Fills the snapshots that the table does not hold yet, with every walk there is. Snapshots are
-- written one after the other, so that who reads one finds its rows side by side.
{{ dialect.temporary('lacking') }}
select snapshot_date
from {{ snapshot }}
where snapshot_date not in (select snapshot_date from {{ this.table }});

{{ dialect.temporary('touched') }}
select distinct
    {{ this.crossings[0].origin.hash_key }} as {{ this.start.hash_key }},
    {{ dialect.beginning }} as since
from {{ this.crossings[0].link.table }};

{% set moments = 'lacking' | sql %}
insert into {{ this.table }}
{% include 'bridge/lookup.sql' +%}
order by moment.snapshot_date;
