-- What ran, what it read, what became of every row, and by which definitions. No row is ever
-- changed here: what happens to a run, and to what it builds, is told in events.
create table if not exists audit.run_event (
    run_id bigint not null,
    happened timestamp not null,
    status string not null,
    message string,
    command string,
    who string,
    version string,
    definition_digest string
)
using parquet;

create or replace view audit.run as
select
    run_id,
    max(command) as command,
    min(happened) as started,
    max(case when status <> 'running' then happened end) as finished,
    max_by(status, happened) as status,
    max_by(message, happened) as message,
    max(who) as who,
    max(version) as version,
    max(definition_digest) as definition_digest
from audit.run_event
group by run_id;

create table if not exists audit.load (
    load_id bigint not null,
    run_id bigint not null,
    feed string not null,
    file string not null,
    bytes bigint not null,
    sha256 string not null,
    load_date timestamp not null,
    delivered bigint not null,
    rejected bigint not null,
    started timestamp not null,
    finished timestamp not null,
    status string not null,
    message string,
    recipe string not null
)
using parquet;

create table if not exists audit.row_account (
    load_id bigint not null,
    target string not null,
    hash_key string not null,
    delivered bigint not null,
    inserted bigint not null,
    unchanged bigint not null,
    duplicate bigint not null,
    rejected bigint not null,
    filtered bigint not null,
    implied bigint not null
)
using parquet;

create table if not exists audit.rejected_row (
    load_id bigint not null,
    target string,
    delivery_row bigint not null,
    reason string not null,
    delivered string not null
)
using parquet;

-- What each delivery held in each column, and how far that was from what earlier ones held.
create table if not exists audit.profile (
    load_id bigint not null,
    column_name string,
    type string,
    row_count bigint not null,
    null_count bigint,
    distinct_count bigint,
    odd_count bigint,
    minimum string,
    maximum string,
    mean double,
    total double,
    shortest bigint,
    longest bigint,
    mean_length double,
    sampled_count bigint,
    quantiles string,
    top_values string,
    psi double,
    ks double,
    deviation double,
    findings string
)
using parquet;

create table if not exists audit.step (
    run_id bigint not null,
    load_id bigint,
    kind string not null,
    entity string not null,
    operation string not null,
    `rows` bigint,
    seconds double not null,
    sql_digest string not null
)
using parquet;

create table if not exists audit.hub_key (
    hub string not null,
    feed string not null,
    hash_key string not null,
    case_sensitive boolean not null,
    collision_code string,
    tenant string,
    run_id bigint not null
)
using parquet;

create table if not exists audit.definition (
    digest string not null,
    run_id bigint not null,
    file string not null,
    content string not null
)
using parquet;

create table if not exists audit.build_event (
    entity string not null,
    run_id bigint not null,
    load_id bigint not null,
    digest string not null
)
using parquet;

create or replace view audit.build as
select entity, run_id, load_id, digest
from (
    select
        *,
        row_number() over (partition by entity order by run_id desc, load_id desc) as newest_first
    from audit.build_event
) as ranked
where newest_first = 1;
