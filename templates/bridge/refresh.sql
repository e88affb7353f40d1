-- Finds anew the walks of the keys that are touched by what was loaded since the last time, at the
-- snapshots from then on. Of history it reads what these keys come by.
{% include 'bridge/touched.sql' +%}

{% include ['pit/leave.' ~ dialect.name ~ '.sql', 'pit/leave.sql'] %}


{% set moments = snapshot %}
insert into {{ this.table }}
{% include 'bridge/lookup.sql' %};
