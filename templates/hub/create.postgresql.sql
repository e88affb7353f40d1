-- A hub as everywhere, and its key: no key can be stored twice, whoever writes.
{% include 'hub/create.sql' +%}

alter table {{ this.table }} add primary key ({{ this.hash_key }});
