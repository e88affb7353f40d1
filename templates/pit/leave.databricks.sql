-- It has no `delete … using`.
delete from {{ this.table }} as pit
where exists (
    select 1
    from touched
    where
        pit.{{ this.parent.hash_key }} = touched.{{ this.parent.hash_key }}
        and pit.snapshot_date >= touched.since
);
