-- A satellite as everywhere; what finds the versions of a key, so that a load costs what it brings
-- and not what there is; and what finds the rows of a load, in a few pages.
-- A satellite holds every version of its attributes, by what was true when and known when.
create table if not exists raw_vault.sat_crew_rank (
    crew_hk uuid not null,
    load_date timestamp not null,
    applied_date timestamp not null,
    sequence bigint,
    hashdiff uuid not null,
    rank text,
    record_source text not null,
    load_id bigint not null
);

create index sat_crew_rank_key on raw_vault.sat_crew_rank (crew_hk);

create index on raw_vault.sat_crew_rank using brin (load_id) with (autosummarize = on);

-- A satellite as everywhere; what finds the versions of a key, so that a load costs what it brings
-- and not what there is; and what finds the rows of a load, in a few pages.
-- A satellite holds every version of its attributes, by what was true when and known when.
create table if not exists raw_vault.sat_crew_rank_tracked (
    crew_hk uuid not null,
    load_date timestamp not null,
    applied_date timestamp not null,
    sequence bigint,
    hashdiff uuid not null,
    record_source text not null,
    load_id bigint not null
);

create index sat_crew_rank_tracked_key on raw_vault.sat_crew_rank_tracked (crew_hk);

create index on raw_vault.sat_crew_rank_tracked using brin (load_id) with (autosummarize = on);

-- A satellite as everywhere; what finds the versions of a key, so that a load costs what it brings
-- and not what there is; and what finds the rows of a load, in a few pages.
-- A satellite holds every version of its attributes, by what was true when and known when.
create table if not exists raw_vault.sat_crew_rank_life (
    crew_hk uuid not null,
    load_date timestamp not null,
    applied_date timestamp not null,
    sequence bigint,
    hashdiff uuid not null,
    status text,
    record_source text not null,
    load_id bigint not null
);

create index sat_crew_rank_life_key on raw_vault.sat_crew_rank_life (crew_hk);

create index on raw_vault.sat_crew_rank_life using brin (load_id) with (autosummarize = on);
