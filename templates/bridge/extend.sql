-- Fills the snapshots that the table does not hold yet, with every walk there is. Where it pays,
-- rows of a snapshot are written side by side, as they are read.
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
{% include 'bridge/lookup.sql' %}{{ dialect.side_by_side('moment.snapshot_date') }};
