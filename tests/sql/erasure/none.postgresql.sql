-- The erasures of a database that keeps no account of them: there are none.
select
    cast(null as bigint) as erasure_id,
    cast(null as bigint) as run_id,
    cast(null as text) as hub,
    cast(null as text) as hash_key,
    cast(null as text) as requested_by,
    cast(null as text) as erased_by,
    cast(null as text) as reason,
    cast(null as timestamp) as erased,
    cast(null as timestamp) as until_date,
    cast(null as bigint) as row_count
limit 0;
