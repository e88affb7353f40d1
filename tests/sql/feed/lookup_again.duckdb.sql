-- What a look-up finds, where the files are read: the list that was made where the tables are.
create or replace temp table lookup_1 as
select
    cast(key_1 as varchar) as key_1,
    cast(found as varchar) as found
from looked_up;

-- What a look-up finds, where the files are read: the list that was made where the tables are.
create or replace temp table lookup_2 as
select
    cast(key_1 as varchar) as key_1,
    cast(key_2 as integer) as key_2,
    cast(found as varchar) as found
from looked_up;

-- What a look-up finds, where the files are read: the list that was made where the tables are.
create or replace temp table lookup_3 as
select
    cast(key_1 as varchar) as key_1,
    cast(found as varchar) as found
from looked_up;
