-- As everywhere; and what finds the rows of a snapshot, in a few pages.
{% include this.kind ~ '/create.sql' +%}

create index on {{ this.table }} using brin (snapshot_date);
