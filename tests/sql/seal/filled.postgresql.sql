-- Which of several tables hold anything of some loads, or runs, by their place in the list: to ask
-- the others for figures takes time for nothing.
(
    select 0 as place
    from audit.run
    where run_id between 7 and 7
    limit 1
)
union all
(
    select 1 as place
    from audit.step
    where run_id between 7 and 7
    limit 1
);
