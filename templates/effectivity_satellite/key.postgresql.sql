-- The index stands again, over all that came, and the planner knows what did.
create index {{ this.key_index.name }} on {{ this.table }} ({{ this.driving_keys or this.hash_key }});

analyze {{ this.table }} ({{ this.hash_key }}, load_id);

{% include 'feed/summarize.postgresql.sql' +%}
