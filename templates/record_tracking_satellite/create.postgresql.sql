-- A record tracking satellite as everywhere; what finds the loads that showed a key, and the rows
-- of a load, in a few pages.
{% include 'record_tracking_satellite/create.sql' +%}

create index {{ this.key_index.name }} on {{ this.table }} ({{ this.hash_key }});

create index on {{ this.table }} using brin (load_id) with (autosummarize = on);
