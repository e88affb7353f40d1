-- Finds anew the walks of the keys that are touched by what was loaded since the last time, at the
-- snapshots from then on. Of history it reads what these keys come by. Where this is cut off while
-- the table is written, the next run finds its rows and writes them.
{% include 'bridge/touched.sql' +%}

{% set moments = snapshot %}
create table {{ dialect.beside(this.table) }} using parquet as
{% include 'pit/leave.spark.sql' +%}
union all
select *
from (
{% filter indented %}
{% include 'bridge/lookup.sql' %}
{% endfilter +%}
) as found;

insert overwrite table {{ this.table }}
select *
from {{ dialect.beside(this.table) }};

drop table {{ dialect.beside(this.table) }};
