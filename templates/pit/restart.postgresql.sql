-- The definition is new or another: the table starts empty. Views on it go, and are built after it.
drop table if exists {{ this.table }} cascade;

{% include this.kind ~ '/create.postgresql.sql' +%}

delete from {{ audit('build') }}
where entity = {{ this.table.name | text }};

insert into {{ audit('build') }} (entity, run_id, load_id, digest)
values ({{ this.table.name | text }}, {{ run_id }}, -1, {{ digest }});
