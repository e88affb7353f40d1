-- One of the keys that were taken over and are hashed otherwise than the warehouse hashes them, and
-- how many there are.
select
    count(*) over () as misfits,
    {{ hashing.shown(dialect.column('taken', this.hash_key)) }} as found,
    {{ dialect.listed('taken', columns) }} as business_key
from {{ this.table }} as taken
where
    load_id = {{ load_id }}
    and {{ dialect.differ(this.hash_key, hashed) }}
limit 1;
