-- Whether the table holds nothing but ghosts: one row that says so, or none.
select 1
where not exists (
    select 1
    from {{ this.table }}
    where load_id > 0
);
