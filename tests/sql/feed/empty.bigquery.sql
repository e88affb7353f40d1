-- Whether the table holds nothing but ghosts: one row that says so, or none.
select 1
where not exists (
    select 1
    from raw_vault.hub_crew
    where load_id > 0
);

-- Whether the table holds nothing but ghosts: one row that says so, or none.
select 1
where not exists (
    select 1
    from raw_vault.hub_airport
    where load_id > 0
);

-- Whether the table holds nothing but ghosts: one row that says so, or none.
select 1
where not exists (
    select 1
    from raw_vault.link_crew_base
    where load_id > 0
);
