-- Of several runs that find one dead, the one that can make this table takes its place.
create table audit_work.heir_of_5a4b3c2d1e0f (run string)
using parquet
comment 'ann on host, process 7, since 2024-01-31 12:00:00 (0f1e2d3c4b5a)';
