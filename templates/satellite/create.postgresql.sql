-- A satellite as everywhere; what finds the versions of a key, so that a load costs what it brings
-- and not what there is; and what finds the rows of a load, in a few pages.
{% include this.kind ~ '/create.sql' +%}

create index {{ this.key_index.name }} on {{ this.table }} ({{ this.key }});

create index on {{ this.table }} using brin (load_id) with (autosummarize = on);
