-- Of several runs that find one dead, the one that can make this table takes its place.
create table {{ work }}.{{ heir }} (run {{ dialect.text }})
using parquet
comment {{ owner }};
