-- A record tracking satellite holds a row for every load in which the source showed a key.
create table if not exists {{ this.table }} (
    {{ this.hash_key }} {{ hashing.type }} not null,
    load_date {{ dialect.timestamp }} not null,
    applied_date {{ dialect.timestamp }} not null,
    record_source {{ dialect.text }} not null,
    load_id bigint not null
){{ dialect.kept(this.hash_key) }};
