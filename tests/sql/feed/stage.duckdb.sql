-- Every row of the deliveries once, its types checked, its keys and contents hashed. A business
-- key that is blank is no key.
create or replace temp table stage_crew_ranks as
with delivered as not materialized (
    -- Each row of the files is one row, in order: typed, or rejected with every reason and the row
    -- as it was delivered.
    with records as (
        -- Every record of CSV files as text, in order; a broken one has its mark in the first column.
        select
            "delivery file" as filename,
            "column 0" as "column 0",
            "column 1" as "column 1",
            "column 2" as "column 2",
            "column 3" as "column 3",
            "column 4" as "column 4",
            "column 5" as "column 5"
        from read_csv(
            ['data/ranks_1.csv'],
            columns = {
                "column 0": 'varchar',
                "column 1": 'varchar',
                "column 2": 'varchar',
                "column 3": 'varchar',
                "column 4": 'varchar',
                "column 5": 'varchar'
            },
            delim = ',',
            quote = '"',
            escape = '"',
            nullstr = '',
            header = true,
            filename = 'delivery file',
            max_line_size = 2097152,
            auto_detect = false,
            compression = 'none',
            hive_partitioning = false
        )
    ),

    typed as (
        select
            *,
            "column 0" as "typed 0",
            "column 1" as "typed 1",
            "column 2" as "typed 2",
            "column 3" as "typed 3",
            try_cast("column 4" as integer) as "typed 4",
            try_cast("column 5" as date) as "typed 5"
        from records
    ),

    judged as (
        select
            filename,
            "typed 0" as crew_no,
            "typed 1" as base,
            "typed 2" as rank,
            "typed 3" as op,
            "typed 4" as change_no,
            "typed 5" as valid_on,
            case when not (("typed 4"::varchar is not distinct from "column 4") and ("typed 5"::varchar is not distinct from "column 5" and ("typed 5" is null or "typed 5" between date '0001-01-01' and timestamp '9999-12-31 23:59:59.999999'))) then nullif(concat_ws('; ', case when not ("typed 4"::varchar is not distinct from "column 4") and trim("column 4") <> '' and not coalesce("typed 4" is not null and regexp_full_match("column 4", '\s*(?:[+-]?\d+(?:\.0*)?)\s*'), false) then 'change_no: ''' || case when length("column 4"::varchar) > 60 then left("column 4"::varchar, 60) || '…' else "column 4"::varchar end || ''' is not an integer' end, case when not ("typed 5"::varchar is not distinct from "column 5" and ("typed 5" is null or "typed 5" between date '0001-01-01' and timestamp '9999-12-31 23:59:59.999999')) and trim("column 5") <> '' and not coalesce("typed 5" between date '0001-01-01' and timestamp '9999-12-31 23:59:59.999999' and regexp_full_match("column 5", '\s*(?:\d{4}-\d{1,2}-\d{1,2})\s*'), false) then 'valid_on: ''' || case when length("column 5"::varchar) > 60 then left("column 5"::varchar, 60) || '…' else "column 5"::varchar end || ''' is not a date' end), '') end
                as rejection,
            "column 0" as "delivered column 0",
            "column 1" as "delivered column 1",
            "column 2" as "delivered column 2",
            "column 3" as "delivered column 3",
            "column 4" as "delivered column 4",
            "column 5" as "delivered column 5"
        from typed
    ),

    ruled as (
        select
            *,
            try([cast(('iata') as varchar)]) as "outcome of airport_key_code",
            "outcome of airport_key_code"[1] as airport_key_code
        from judged
    ),

    checked as (
        select
            * replace (
                case when rejection is not null then rejection when (valid_on is null) or (coalesce(upper(trim(op, ' ')), '') not in ('I', 'C', 'R', 'INSERT', 'CREATE', 'READ', 'U', 'UPDATE', 'D', 'DELETE')) or (coalesce(trim(crew_no, ' '), '') = '') or (coalesce(trim(base, ' '), '') = '') or ("outcome of airport_key_code" is null) then concat_ws('; ', case when valid_on is null then 'valid_on: the applied date is missing' end, case when coalesce(upper(trim(op, ' ')), '') not in ('I', 'C', 'R', 'INSERT', 'CREATE', 'READ', 'U', 'UPDATE', 'D', 'DELETE') then 'op: is no operation' end, case when coalesce(trim(crew_no, ' '), '') = '' then 'crew_no: the key of crew is missing' end, case when coalesce(trim(base, ' '), '') = '' then 'base: the key of airport is missing' end, case when "outcome of airport_key_code" is null then 'airport_key_code: its rule fails on this row' end) end as rejection
            )
        from ruled
    )

    select
        filename,
        crew_no,
        base,
        rank,
        op,
        change_no,
        valid_on,
        airport_key_code,
        rejection,
        case
            when rejection <> ''
                then json_object('crew_no', coalesce("delivered column 0", ''), 'base', coalesce("delivered column 1", ''), 'rank', coalesce("delivered column 2", ''), 'op', coalesce("delivered column 3", ''), 'change_no', coalesce("delivered column 4", ''), 'valid_on', coalesce("delivered column 5", ''))::varchar
        end as delivered
    from checked
),

keyed as not materialized (
    select
        filename,
        cast(null as bigint) as delivery_row,
        case when trim(crew_no, ' ') <> '' then crew_no end as crew_no,
        case when trim(base, ' ') <> '' then base end as base,
        rank,
        op,
        change_no,
        valid_on,
        case when trim(airport_key_code, ' ') <> '' then airport_key_code end as airport_key_code,
        rejection,
        delivered
    from delivered
)

select
    delivery.load_id,
    cast(delivery.load_date as timestamp) as load_date,
    cast(valid_on as timestamp) as applied_date,
    keyed.delivery_row,
    keyed.crew_no,
    keyed.base,
    keyed.rank,
    keyed.op,
    keyed.change_no,
    keyed.airport_key_code,
    cast(unhex(md5(case when strlen(trim(crew_no, ' ')) = length(trim(crew_no, ' ')) then upper(trim(crew_no, ' ')) else translate(trim(crew_no, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end)) as uuid) as crew_hk,
    cast(unhex(md5(concat_ws('|', case when strlen(trim(airport_key_code, ' ')) = length(trim(airport_key_code, ' ')) then upper(trim(airport_key_code, ' ')) else translate(trim(airport_key_code, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end, case when strlen(trim(base, ' ')) = length(trim(base, ' ')) then upper(trim(base, ' ')) else translate(trim(base, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end, strlen(case when strlen(trim(airport_key_code, ' ')) = length(trim(airport_key_code, ' ')) then upper(trim(airport_key_code, ' ')) else translate(trim(airport_key_code, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end), strlen(case when strlen(trim(base, ' ')) = length(trim(base, ' ')) then upper(trim(base, ' ')) else translate(trim(base, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end), cast(airport_key_code is not null as integer) + 2))) as uuid) as airport_hk,
    cast(unhex(md5(concat_ws('|', case when strlen(trim(crew_no, ' ')) = length(trim(crew_no, ' ')) then upper(trim(crew_no, ' ')) else translate(trim(crew_no, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end, case when strlen(trim(airport_key_code, ' ')) = length(trim(airport_key_code, ' ')) then upper(trim(airport_key_code, ' ')) else translate(trim(airport_key_code, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end, case when strlen(trim(base, ' ')) = length(trim(base, ' ')) then upper(trim(base, ' ')) else translate(trim(base, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end, strlen(case when strlen(trim(crew_no, ' ')) = length(trim(crew_no, ' ')) then upper(trim(crew_no, ' ')) else translate(trim(crew_no, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end), strlen(case when strlen(trim(airport_key_code, ' ')) = length(trim(airport_key_code, ' ')) then upper(trim(airport_key_code, ' ')) else translate(trim(airport_key_code, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end), strlen(case when strlen(trim(base, ' ')) = length(trim(base, ' ')) then upper(trim(base, ' ')) else translate(trim(base, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end), cast(airport_key_code is not null as integer) * 2 + 5))) as uuid) as crew_base_hk,
    cast(unhex(md5(concat_ws('|', rank, strlen(rank), cast(rank is not null as integer)))) as uuid) as crew_rank_hashdiff,
    cast(unhex(md5(concat_ws('|', rank, strlen(rank), cast(rank is not null as integer)))) as uuid) as crew_rank_life_hashdiff,
    keyed.rejection,
    keyed.delivered
from keyed
inner join delivery on keyed.filename = delivery.filename;

-- Every row of the deliveries once, its types checked, its keys and contents hashed. A business
-- key that is blank is no key.
create or replace temp table stage_crew_ranks_before as
with delivered as not materialized (
    -- Each row of the files is one row, in order: typed, or rejected with every reason and the row
    -- as it was delivered.
    with records as (
        -- Every record of CSV files as text, in order; a broken one has its mark in the first column.
        select
            "delivery file" as filename,
            "column 0" as "column 0",
            "column 1" as "column 1",
            "column 2" as "column 2",
            "column 3" as "column 3"
        from read_csv(
            ['data/archive_1.csv'],
            columns = {
                "column 0": 'varchar',
                "column 1": 'varchar',
                "column 2": 'varchar',
                "column 3": 'varchar'
            },
            delim = ',',
            quote = '"',
            escape = '"',
            nullstr = '',
            header = true,
            filename = 'delivery file',
            max_line_size = 2097152,
            auto_detect = false,
            compression = 'none',
            hive_partitioning = false
        )
    ),

    typed as (
        select
            *,
            "column 0" as "typed 0",
            "column 1" as "typed 1",
            try_cast("column 2" as date) as "typed 2",
            try_cast("column 3" as timestamp) as "typed 3"
        from records
    ),

    judged as (
        select
            filename,
            "typed 0" as crew_no,
            "typed 1" as rank,
            "typed 2" as valid_on,
            "typed 3" as learnt_at,
            case when not (("typed 2"::varchar is not distinct from "column 2" and ("typed 2" is null or "typed 2" between date '0001-01-01' and timestamp '9999-12-31 23:59:59.999999')) and ("typed 3"::varchar is not distinct from "column 3" and ("typed 3" is null or "typed 3" between date '0001-01-01' and timestamp '9999-12-31 23:59:59.999999'))) then nullif(concat_ws('; ', case when not ("typed 2"::varchar is not distinct from "column 2" and ("typed 2" is null or "typed 2" between date '0001-01-01' and timestamp '9999-12-31 23:59:59.999999')) and trim("column 2") <> '' and not coalesce("typed 2" between date '0001-01-01' and timestamp '9999-12-31 23:59:59.999999' and regexp_full_match("column 2", '\s*(?:\d{4}-\d{1,2}-\d{1,2})\s*'), false) then 'valid_on: ''' || case when length("column 2"::varchar) > 60 then left("column 2"::varchar, 60) || '…' else "column 2"::varchar end || ''' is not a date' end, case when not ("typed 3"::varchar is not distinct from "column 3" and ("typed 3" is null or "typed 3" between date '0001-01-01' and timestamp '9999-12-31 23:59:59.999999')) and trim("column 3") <> '' and not coalesce("typed 3" between date '0001-01-01' and timestamp '9999-12-31 23:59:59.999999' and regexp_full_match("column 3", '\s*(?:\d{4}-\d{1,2}-\d{1,2}(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,6}0*)?)?)?)\s*'), false) then 'learnt_at: ''' || case when length("column 3"::varchar) > 60 then left("column 3"::varchar, 60) || '…' else "column 3"::varchar end || ''' is not a timestamp' end), '') end
                as rejection,
            "column 0" as "delivered column 0",
            "column 1" as "delivered column 1",
            "column 2" as "delivered column 2",
            "column 3" as "delivered column 3"
        from typed
    ),

    ruled as (
        select
            *
        from judged
    ),

    checked as (
        select
            * replace (
                case when rejection is not null then rejection when (valid_on is null) or (learnt_at is null) or (coalesce(trim(crew_no, ' '), '') = '') then concat_ws('; ', case when valid_on is null then 'valid_on: the applied date is missing' end, case when learnt_at is null then 'learnt_at: the load date is missing' end, case when coalesce(trim(crew_no, ' '), '') = '' then 'crew_no: the key of crew is missing' end) end as rejection
            )
        from ruled
    )

    select
        filename,
        crew_no,
        rank,
        valid_on,
        learnt_at,
        rejection,
        case
            when rejection <> ''
                then json_object('crew_no', coalesce("delivered column 0", ''), 'rank', coalesce("delivered column 1", ''), 'valid_on', coalesce("delivered column 2", ''), 'learnt_at', coalesce("delivered column 3", ''))::varchar
        end as delivered
    from checked
),

keyed as not materialized (
    select
        filename,
        cast(null as bigint) as delivery_row,
        case when trim(crew_no, ' ') <> '' then crew_no end as crew_no,
        rank,
        valid_on,
        learnt_at,
        rejection,
        delivered
    from delivered
)

select
    delivery.load_id,
    cast(keyed.learnt_at as timestamp) as load_date,
    cast(valid_on as timestamp) as applied_date,
    keyed.delivery_row,
    keyed.crew_no,
    keyed.rank,
    cast(unhex(md5(case when strlen(trim(crew_no, ' ')) = length(trim(crew_no, ' ')) then upper(trim(crew_no, ' ')) else translate(trim(crew_no, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end)) as uuid) as crew_hk,
    cast(unhex(md5(concat_ws('|', rank, strlen(rank), cast(rank is not null as integer)))) as uuid) as crew_rank_before_hashdiff,
    keyed.rejection,
    keyed.delivered
from keyed
inner join delivery on keyed.filename = delivery.filename;

-- Every row of the deliveries once, its types checked, its keys and contents hashed. A business
-- key that is blank is no key.
create or replace temp table stage_crew_rosters as
with delivered as not materialized (
    -- Each row of the files is one row, in order: typed, or rejected with every reason and the row
    -- as it was delivered.
    with records as (
        -- Every record of CSV files as text, in order; a broken one has its mark in the first column.
        select
            "delivery file" as filename,
            "column 0" as "column 0",
            "column 1" as "column 1",
            "column 2" as "column 2",
            "column 3" as "column 3",
            "column 4" as "column 4",
            "column 5" as "column 5"
        from read_csv(
            ['data/rosters_1.csv'],
            columns = {
                "column 0": 'varchar',
                "column 1": 'varchar',
                "column 2": 'varchar',
                "column 3": 'varchar',
                "column 4": 'varchar',
                "column 5": 'varchar'
            },
            delim = ',',
            quote = '"',
            escape = '"',
            nullstr = '',
            header = true,
            filename = 'delivery file',
            max_line_size = 2097152,
            auto_detect = false,
            compression = 'none',
            hive_partitioning = false
        )
    ),

    typed as (
        select
            *,
            "column 0" as "typed 0",
            "column 1" as "typed 1",
            "column 2" as "typed 2",
            try_cast("column 3" as integer) as "typed 3",
            try_cast("column 4" as integer) as "typed 4",
            try_cast("column 5" as date) as "typed 5"
        from records
    ),

    judged as (
        select
            filename,
            "typed 0" as crew_no,
            "typed 1" as base,
            "typed 2" as language,
            "typed 3" as level,
            "typed 4" as line_no,
            "typed 5" as valid_on,
            case when not (("typed 3"::varchar is not distinct from "column 3") and ("typed 4"::varchar is not distinct from "column 4") and ("typed 5"::varchar is not distinct from "column 5" and ("typed 5" is null or "typed 5" between date '0001-01-01' and timestamp '9999-12-31 23:59:59.999999'))) then nullif(concat_ws('; ', case when not ("typed 3"::varchar is not distinct from "column 3") and trim("column 3") <> '' and not coalesce("typed 3" is not null and regexp_full_match("column 3", '\s*(?:[+-]?\d+(?:\.0*)?)\s*'), false) then 'level: ''' || case when length("column 3"::varchar) > 60 then left("column 3"::varchar, 60) || '…' else "column 3"::varchar end || ''' is not an integer' end, case when not ("typed 4"::varchar is not distinct from "column 4") and trim("column 4") <> '' and not coalesce("typed 4" is not null and regexp_full_match("column 4", '\s*(?:[+-]?\d+(?:\.0*)?)\s*'), false) then 'line_no: ''' || case when length("column 4"::varchar) > 60 then left("column 4"::varchar, 60) || '…' else "column 4"::varchar end || ''' is not an integer' end, case when not ("typed 5"::varchar is not distinct from "column 5" and ("typed 5" is null or "typed 5" between date '0001-01-01' and timestamp '9999-12-31 23:59:59.999999')) and trim("column 5") <> '' and not coalesce("typed 5" between date '0001-01-01' and timestamp '9999-12-31 23:59:59.999999' and regexp_full_match("column 5", '\s*(?:\d{4}-\d{1,2}-\d{1,2})\s*'), false) then 'valid_on: ''' || case when length("column 5"::varchar) > 60 then left("column 5"::varchar, 60) || '…' else "column 5"::varchar end || ''' is not a date' end), '') end
                as rejection,
            "column 0" as "delivered column 0",
            "column 1" as "delivered column 1",
            "column 2" as "delivered column 2",
            "column 3" as "delivered column 3",
            "column 4" as "delivered column 4",
            "column 5" as "delivered column 5"
        from typed
    ),

    ruled as (
        select
            *,
            try([cast(('iata') as varchar)]) as "outcome of airport_key_code",
            "outcome of airport_key_code"[1] as airport_key_code
        from judged
    ),

    checked as (
        select
            * replace (
                case when rejection is not null then rejection when (valid_on is null) or (coalesce(trim(crew_no, ' '), '') = '') or (coalesce(trim(base, ' '), '') = '') or ("outcome of airport_key_code" is null) then concat_ws('; ', case when valid_on is null then 'valid_on: the applied date is missing' end, case when coalesce(trim(crew_no, ' '), '') = '' then 'crew_no: the key of crew is missing' end, case when coalesce(trim(base, ' '), '') = '' then 'base: the key of airport is missing' end, case when "outcome of airport_key_code" is null then 'airport_key_code: its rule fails on this row' end) end as rejection
            )
        from ruled
    )

    select
        filename,
        crew_no,
        base,
        language,
        level,
        line_no,
        valid_on,
        airport_key_code,
        rejection,
        case
            when rejection <> ''
                then json_object('crew_no', coalesce("delivered column 0", ''), 'base', coalesce("delivered column 1", ''), 'language', coalesce("delivered column 2", ''), 'level', coalesce("delivered column 3", ''), 'line_no', coalesce("delivered column 4", ''), 'valid_on', coalesce("delivered column 5", ''))::varchar
        end as delivered
    from checked
),

keyed as not materialized (
    select
        filename,
        cast(null as bigint) as delivery_row,
        case when trim(crew_no, ' ') <> '' then crew_no end as crew_no,
        case when trim(base, ' ') <> '' then base end as base,
        language,
        level,
        line_no,
        valid_on,
        case when trim(airport_key_code, ' ') <> '' then airport_key_code end as airport_key_code,
        rejection,
        delivered
    from delivered
)

select
    delivery.load_id,
    cast(delivery.load_date as timestamp) as load_date,
    cast(valid_on as timestamp) as applied_date,
    keyed.delivery_row,
    keyed.crew_no,
    keyed.base,
    keyed.language,
    keyed.level,
    keyed.line_no,
    keyed.airport_key_code,
    cast(unhex(md5(case when strlen(trim(crew_no, ' ')) = length(trim(crew_no, ' ')) then upper(trim(crew_no, ' ')) else translate(trim(crew_no, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end)) as uuid) as crew_hk,
    cast(unhex(md5(concat_ws('|', case when strlen(trim(airport_key_code, ' ')) = length(trim(airport_key_code, ' ')) then upper(trim(airport_key_code, ' ')) else translate(trim(airport_key_code, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end, case when strlen(trim(base, ' ')) = length(trim(base, ' ')) then upper(trim(base, ' ')) else translate(trim(base, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end, strlen(case when strlen(trim(airport_key_code, ' ')) = length(trim(airport_key_code, ' ')) then upper(trim(airport_key_code, ' ')) else translate(trim(airport_key_code, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end), strlen(case when strlen(trim(base, ' ')) = length(trim(base, ' ')) then upper(trim(base, ' ')) else translate(trim(base, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end), cast(airport_key_code is not null as integer) + 2))) as uuid) as airport_hk,
    cast(unhex(md5(concat_ws('|', case when strlen(trim(crew_no, ' ')) = length(trim(crew_no, ' ')) then upper(trim(crew_no, ' ')) else translate(trim(crew_no, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end, case when strlen(trim(airport_key_code, ' ')) = length(trim(airport_key_code, ' ')) then upper(trim(airport_key_code, ' ')) else translate(trim(airport_key_code, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end, case when strlen(trim(base, ' ')) = length(trim(base, ' ')) then upper(trim(base, ' ')) else translate(trim(base, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end, strlen(case when strlen(trim(crew_no, ' ')) = length(trim(crew_no, ' ')) then upper(trim(crew_no, ' ')) else translate(trim(crew_no, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end), strlen(case when strlen(trim(airport_key_code, ' ')) = length(trim(airport_key_code, ' ')) then upper(trim(airport_key_code, ' ')) else translate(trim(airport_key_code, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end), strlen(case when strlen(trim(base, ' ')) = length(trim(base, ' ')) then upper(trim(base, ' ')) else translate(trim(base, ' '), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') end), cast(airport_key_code is not null as integer) * 2 + 5))) as uuid) as crew_base_hk,
    cast(unhex(md5(concat_ws('|', language, cast(level as varchar), base, strlen(language), strlen(base), cast(language is not null as integer) + cast(level is not null as integer) * 2 + cast(base is not null as integer) * 4))) as uuid) as crew_languages_hashdiff,
    cast(unhex(md5(concat_ws('|', language, cast(level as varchar), base, strlen(language), strlen(base), cast(language is not null as integer) + cast(level is not null as integer) * 2 + cast(base is not null as integer) * 4))) as uuid) as crew_life_hashdiff,
    keyed.rejection,
    keyed.delivered
from keyed
inner join delivery on keyed.filename = delivery.filename;
