-- Loads, or runs that have ended, of which there are no figures yet.
select {{ group }}
from {{ this(table) }}
where
    {{ ended | sql }}
    and {{ group }} not in (
        select {{ group }}
        from {{ this('sealed') }}
        where {{ group }} is not null
    )
order by {{ group }};
