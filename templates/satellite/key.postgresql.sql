-- The index stands again, over all that came, and the planner knows what did.
create index {{ this.key_index.name }} on {{ this.table }} ({{ this.key }});

analyze {{ this.table }} ({{ this.key }}, load_id, hashdiff);

{% include 'feed/summarize.postgresql.sql' +%}
