{% include 'pit/mark.sql' +%}

-- Snapshots that were just written can be found from now on, not when the table is next vacuumed.
select brin_summarize_new_values(held.indexrelid)
from pg_index as held
inner join pg_class as named on held.indexrelid = named.oid
inner join pg_am as way on named.relam = way.oid
where held.indrelid = {{ dialect.table(this.table) | text }}::regclass and way.amname = 'brin';
