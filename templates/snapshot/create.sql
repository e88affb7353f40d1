-- The moments at which the business vault shows the state of things.
create table if not exists {{ this.table }} (
    snapshot_date {{ dialect.timestamp }} not null
){{ dialect.kept() }};
