-- The key stands again, over all that came, and the planner knows what did.
alter table {{ this.table }} add constraint {{ this.primary_key }} primary key ({{ this.key }});

analyze {{ this.table }} ({{ this.key }}, load_id);

{% include 'feed/summarize.postgresql.sql' +%}
