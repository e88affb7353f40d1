-- The profiles of the last deliveries, newest last, with what became of the load.
with numbered as (
    select *, row_number() over (partition by feed order by load_id desc) as position
    from {{ this('load') }}
    where
        load_id in (
            select load_id
            from {{ this('profile') }}
        )
{% if feeds %}
        and feed in ({{ feeds }})
{% endif %}
)

select
    numbered.feed,
    numbered.file,
    numbered.load_date,
    numbered.status,
{% for name in names %}
    profile.{{ name }}{% if not loop.last %},{% endif +%}
{% endfor %}
from numbered
inner join {{ this('profile') }} as profile on numbered.load_id = profile.load_id
where numbered.position <= {{ last }}
order by numbered.feed, numbered.load_id;
