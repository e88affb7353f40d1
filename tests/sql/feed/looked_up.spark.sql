-- What a look-up finds, as texts, to be used where files are read.
select
    cast(key_1 as string) as key_1,
    cast(found as string) as found
from lookup_1;

-- What a look-up finds, as texts, to be used where files are read.
select
    cast(key_1 as string) as key_1,
    cast(key_2 as string) as key_2,
    cast(found as string) as found
from lookup_2;

-- What a look-up finds, as texts, to be used where files are read.
select
    cast(key_1 as string) as key_1,
    cast(found as string) as found
from lookup_3;
