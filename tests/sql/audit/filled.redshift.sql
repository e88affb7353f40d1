-- Which of several tables hold anything of some loads, or runs, by their place in the list.
select 0 as place
where
    exists (
        select 1
        from raw_vault.hub_crew
        where load_id between 1 and 9223372036854775807
    )
union all
select 1 as place
where
    exists (
        select 1
        from raw_vault.hub_airport
        where load_id between 1 and 9223372036854775807
    )
union all
select 2 as place
where
    exists (
        select 1
        from raw_vault.link_crew_base
        where load_id between 1 and 9223372036854775807
    )
union all
select 3 as place
where
    exists (
        select 1
        from raw_vault.sat_crew_rank
        where load_id between 1 and 9223372036854775807
    )
union all
select 4 as place
where
    exists (
        select 1
        from raw_vault.sat_crew_rank_tracked
        where load_id between 1 and 9223372036854775807
    )
union all
select 5 as place
where
    exists (
        select 1
        from raw_vault.sat_crew_rank_life
        where load_id between 1 and 9223372036854775807
    )
union all
select 6 as place
where
    exists (
        select 1
        from raw_vault.sat_crew_ranked
        where load_id between 1 and 9223372036854775807
    );

-- Which of several tables hold anything of some loads, or runs, by their place in the list.
select 0 as place
where
    exists (
        select 1
        from raw_vault.hub_crew
        where load_id between 1 and 9223372036854775807
    )
union all
select 1 as place
where
    exists (
        select 1
        from raw_vault.sat_crew_rank_before
        where load_id between 1 and 9223372036854775807
    );

-- Which of several tables hold anything of some loads, or runs, by their place in the list.
select 0 as place
where
    exists (
        select 1
        from raw_vault.hub_crew
        where load_id between 1 and 9223372036854775807
    )
union all
select 1 as place
where
    exists (
        select 1
        from raw_vault.hub_airport
        where load_id between 1 and 9223372036854775807
    )
union all
select 2 as place
where
    exists (
        select 1
        from raw_vault.link_crew_base
        where load_id between 1 and 9223372036854775807
    )
union all
select 3 as place
where
    exists (
        select 1
        from raw_vault.sat_crew_languages
        where load_id between 1 and 9223372036854775807
    )
union all
select 4 as place
where
    exists (
        select 1
        from raw_vault.sat_crew_life
        where load_id between 1 and 9223372036854775807
    )
union all
select 5 as place
where
    exists (
        select 1
        from raw_vault.sat_crew_based
        where load_id between 1 and 9223372036854775807
    )
union all
select 6 as place
where
    exists (
        select 1
        from raw_vault.sat_crew_seen
        where load_id between 1 and 9223372036854775807
    );
