-- One of the rows that were taken over whose parent is not in its table, and how many there are.
select
    count(*) over () as orphans,
    {{ hashing.shown(dialect.column('taken', this.hash_key)) }} as found
from {{ this.table }} as taken
where
    load_id = {{ load_id }}
    and not exists (
        select 1
        from {{ this.parent.table }} as parent
        where parent.{{ this.hash_key }} = taken.{{ this.hash_key }}
    )
limit 1;
