-- Which of several tables hold anything of some loads, or runs, by their place in the list: to ask
-- the others for figures takes time for nothing.
select 0 as place
where
    exists (
        select 1
        from audit.run
        where run_id between 7 and 7
    )
union all
select 1 as place
where
    exists (
        select 1
        from audit.step
        where run_id between 7 and 7
    );
