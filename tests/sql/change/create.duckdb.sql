-- What was given another name, and by which run: seals and accounts keep the names of their time.
create table if not exists audit.renamed (
    rename_id bigint not null,
    run_id bigint not null,
    kind varchar not null,
    target varchar not null,
    name_before varchar not null,
    name_after varchar not null
);
