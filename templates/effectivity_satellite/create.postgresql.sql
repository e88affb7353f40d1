-- An effectivity satellite as everywhere; what finds the relations of a key, so that a load costs
-- what it brings; and what finds the rows of a load, in a few pages.
{% include 'effectivity_satellite/create.sql' +%}

create index {{ this.key_index.name }} on {{ this.table }} ({{ this.driving_keys or this.hash_key }});

create index on {{ this.table }} using brin (load_id) with (autosummarize = on);
