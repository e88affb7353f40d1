-- A link as everywhere; its key, so that no relation can be stored twice, whoever writes; and what
-- finds the rows of a load, in a few pages.
{% include 'link/create.sql' +%}

alter table {{ this.table }} add constraint {{ this.primary_key }} primary key ({{ this.hash_key }});

create index on {{ this.table }} using brin (load_id) with (autosummarize = on);
