-- An effectivity satellite as everywhere; what finds the relations of a key, so that a load costs
-- what it brings; and what finds the rows of a load, in a few pages.
-- An effectivity satellite holds a row when a relation begins and one when it ends.
create table if not exists raw_vault.sat_crew_ranked (
    crew_base_hk uuid not null,
    load_date timestamp not null,
    applied_date timestamp not null,
    sequence bigint,
    is_active boolean,
    record_source text not null,
    load_id bigint not null
);

create index sat_crew_ranked_key on raw_vault.sat_crew_ranked (crew_base_hk);

create index on raw_vault.sat_crew_ranked using brin (load_id) with (autosummarize = on);

-- An effectivity satellite as everywhere; what finds the relations of a key, so that a load costs
-- what it brings; and what finds the rows of a load, in a few pages.
-- An effectivity satellite holds a row when a relation begins and one when it ends.
create table if not exists raw_vault.sat_crew_based (
    crew_base_hk uuid not null,
    crew_hk uuid not null,
    load_date timestamp not null,
    applied_date timestamp not null,
    sequence bigint,
    is_active boolean,
    base text,
    record_source text not null,
    load_id bigint not null
);

create index sat_crew_based_key on raw_vault.sat_crew_based (crew_hk);

create index on raw_vault.sat_crew_based using brin (load_id) with (autosummarize = on);
