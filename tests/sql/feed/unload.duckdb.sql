-- The staged rows as a Parquet file, to be put where the warehouse can load it from.
copy (
    -- The staged rows in the order of delivery, as they are carried to another database. Of a rejected
    -- row only the reason and what was delivered go there.
    select
        rowid as stage_row,
        load_id,
        load_date,
        applied_date,
        delivery_row,
        case when rejection is null then cast(crew_no as varchar) end as crew_no,
        case when rejection is null then cast(base as varchar) end as base,
        case when rejection is null then cast(rank as varchar) end as rank,
        case when rejection is null then cast(op as varchar) end as op,
        case when rejection is null then cast(change_no as integer) end as change_no,
        case when rejection is null then cast(airport_key_code as varchar) end as airport_key_code,
        crew_hk,
        airport_hk,
        crew_base_hk,
        crew_rank_hashdiff,
        crew_rank_life_hashdiff,
        replace(rejection, chr(0), '\u0000') as rejection,
        replace(delivered, chr(0), '\u0000') as delivered
    from stage_crew_ranks
    order by rowid
) to 'stage_crew_ranks.parquet' (format parquet);

-- The staged rows as a Parquet file, to be put where the warehouse can load it from.
copy (
    -- The staged rows in the order of delivery, as they are carried to another database. Of a rejected
    -- row only the reason and what was delivered go there.
    select
        rowid as stage_row,
        load_id,
        load_date,
        applied_date,
        delivery_row,
        case when rejection is null then cast(crew_no as varchar) end as crew_no,
        case when rejection is null then cast(rank as varchar) end as rank,
        crew_hk,
        crew_rank_before_hashdiff,
        replace(rejection, chr(0), '\u0000') as rejection,
        replace(delivered, chr(0), '\u0000') as delivered
    from stage_crew_ranks_before
    order by rowid
) to 'stage_crew_ranks_before.parquet' (format parquet);

-- The staged rows as a Parquet file, to be put where the warehouse can load it from.
copy (
    -- The staged rows in the order of delivery, as they are carried to another database. Of a rejected
    -- row only the reason and what was delivered go there.
    select
        rowid as stage_row,
        load_id,
        load_date,
        applied_date,
        delivery_row,
        case when rejection is null then cast(crew_no as varchar) end as crew_no,
        case when rejection is null then cast(base as varchar) end as base,
        case when rejection is null then cast(language as varchar) end as language,
        case when rejection is null then cast(level as integer) end as level,
        case when rejection is null then cast(line_no as integer) end as line_no,
        case when rejection is null then cast(airport_key_code as varchar) end as airport_key_code,
        crew_hk,
        airport_hk,
        crew_base_hk,
        crew_languages_hashdiff,
        crew_life_hashdiff,
        replace(rejection, chr(0), '\u0000') as rejection,
        replace(delivered, chr(0), '\u0000') as delivered
    from stage_crew_rosters
    order by rowid
) to 'stage_crew_rosters.parquet' (format parquet);
