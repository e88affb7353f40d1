-- A satellite as everywhere, and an index by which the versions of a key are found.
{% include 'satellite/create.sql' +%}

create index on {{ this.table }} ({{ this.hash_key }}, applied_date);
