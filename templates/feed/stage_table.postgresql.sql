-- Every row of the table once, and what the planner must know of it: what is temporary is analysed
-- by nobody else.
{% include 'feed/stage_table.sql' +%}

analyze {{ this.table }};
