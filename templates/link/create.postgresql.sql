-- A link as everywhere, and its key: no relation can be stored twice, whoever writes.
{% include 'link/create.sql' +%}

alter table {{ this.table }} add primary key ({{ this.hash_key }});
