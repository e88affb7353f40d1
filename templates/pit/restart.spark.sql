-- The definition is new or another: the table starts empty.
drop table if exists {{ this.table }};

{% include this.kind ~ '/create.sql' +%}

insert into {{ audit('build_event') }} (entity, run_id, load_id, digest)
values ({{ this.table.name | text }}, {{ run_id }}, -1, {{ digest }});
