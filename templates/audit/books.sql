create table if not exists {{ this('load') }} (
    load_id bigint not null,
    run_id bigint not null,
    feed {{ dialect.text }} not null,
    file {{ dialect.text }} not null,
    bytes bigint not null,
    sha256 {{ dialect.text }} not null,
    load_date {{ dialect.timestamp }} not null,
    delivered bigint not null,
    rejected bigint not null,
    started {{ dialect.timestamp }} not null,
    finished {{ dialect.timestamp }} not null,
    status {{ dialect.text }} not null,
    message {{ dialect.text }},
    recipe {{ dialect.text }} not null
){{ dialect.kept() }};

create table if not exists {{ this('row_account') }} (
    load_id bigint not null,
    target {{ dialect.text }} not null,
    hash_key {{ dialect.text }} not null,
    delivered bigint not null,
    inserted bigint not null,
    unchanged bigint not null,
    duplicate bigint not null,
    rejected bigint not null,
    filtered bigint not null,
    implied bigint not null
){{ dialect.kept() }};

create table if not exists {{ this('rejected_row') }} (
    load_id bigint not null,
    target {{ dialect.text }},
    delivery_row bigint not null,
    reason {{ dialect.text }} not null,
    delivered {{ dialect.text }} not null
){{ dialect.kept() }};

{% include 'profile/create.sql' +%}

create table if not exists {{ this('step') }} (
    run_id bigint not null,
    load_id bigint,
    kind {{ dialect.text }} not null,
    entity {{ dialect.text }} not null,
    operation {{ dialect.text }} not null,
    {{ dialect.identifier('rows') }} bigint,
    seconds {{ dialect.double }} not null,
    sql_digest {{ dialect.text }} not null
){{ dialect.kept() }};

create table if not exists {{ this('hub_key') }} (
    hub {{ dialect.text }} not null,
    feed {{ dialect.text }} not null,
    hash_key {{ dialect.text }} not null,
    case_sensitive {{ dialect.types['boolean'] | sql }} not null,
    collision_code {{ dialect.text }},
    tenant {{ dialect.text }},
    run_id bigint not null
){{ dialect.kept() }};

create table if not exists {{ this('definition') }} (
    digest {{ dialect.text }} not null,
    run_id bigint not null,
    file {{ dialect.text }} not null,
    content {{ dialect.text }} not null
){{ dialect.kept() }};
