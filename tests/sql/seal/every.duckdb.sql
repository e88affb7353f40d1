-- The figures of several tables, by their place in the list.
select
    0 as place,
    figure_1.*
from (
    select 7 as group_id
) as figure_1
union all
select
    1 as place,
    figure_2.*
from (
    select 8
) as figure_2;
