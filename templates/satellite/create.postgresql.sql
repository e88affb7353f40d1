-- A satellite as everywhere, and what finds the rows of a load, in a few pages.
{% include 'satellite/create.sql' +%}

create index on {{ this.table }} using brin (load_id);
