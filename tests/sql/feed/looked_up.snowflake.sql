-- What a look-up finds, as texts, to be used where files are read.
select
    cast(key_1 as varchar) as key_1,
    cast(found as varchar) as found
from lookup_1;

-- What a look-up finds, as texts, to be used where files are read.
select
    cast(key_1 as varchar) as key_1,
    cast(key_2 as varchar) as key_2,
    cast(found as varchar) as found
from lookup_2;

-- What a look-up finds, as texts, to be used where files are read.
select
    cast(key_1 as varchar) as key_1,
    cast(found as varchar) as found
from lookup_3;
