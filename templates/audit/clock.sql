-- The last load there was, refused ones included.
select
    coalesce(max(load_id), 0) as load_id,
    coalesce(max(load_date), {{ dialect.beginning }}) as load_date
from {{ this('load') }};
