-- What was given another name, and by which run: seals and accounts keep the names of their time.
create table if not exists audit.renamed (
    rename_id bigint not null,
    run_id bigint not null,
    kind text not null,
    target text not null,
    name_before text not null,
    name_after text not null
);
