-- A link as everywhere, and its key: no fact can be stored twice, whoever writes.
{% include 'non_historized_link/create.sql' +%}

alter table {{ this.table }} add primary key ({{ this.hash_key }});
