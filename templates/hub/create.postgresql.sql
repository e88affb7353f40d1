-- A hub as everywhere; its key, so that no key can be stored twice, whoever writes; and what
-- finds the rows of a load, in a few pages.
{% include this.kind ~ '/create.sql' +%}

alter table {{ this.table }} add constraint {{ this.primary_key }} primary key ({{ this.key }});

create index on {{ this.table }} using brin (load_id) with (autosummarize = on);
