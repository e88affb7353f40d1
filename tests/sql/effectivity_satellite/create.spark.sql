-- An effectivity satellite holds a row when a relation begins and one when it ends.
create table if not exists raw_vault.sat_crew_ranked (
    crew_base_hk binary not null,
    load_date timestamp not null,
    applied_date timestamp not null,
    sequence bigint,
    is_active boolean,
    record_source string not null,
    load_id bigint not null
)
using parquet;

-- An effectivity satellite holds a row when a relation begins and one when it ends.
create table if not exists raw_vault.sat_crew_based (
    crew_base_hk binary not null,
    crew_hk binary not null,
    load_date timestamp not null,
    applied_date timestamp not null,
    sequence bigint,
    is_active boolean,
    base string,
    record_source string not null,
    load_id bigint not null
)
using parquet;
