-- A record tracking satellite as everywhere; what finds the loads that showed a key, and the rows
-- of a load, in a few pages.
-- A record tracking satellite holds a row for every load in which the source showed a key.
create table if not exists raw_vault.sat_crew_seen (
    crew_hk uuid not null,
    load_date timestamp not null,
    applied_date timestamp not null,
    record_source text not null,
    load_id bigint not null
);

create index sat_crew_seen_key on raw_vault.sat_crew_seen (crew_hk);

create index on raw_vault.sat_crew_seen using brin (load_id) with (autosummarize = on);
