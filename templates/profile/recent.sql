-- What the last deliveries of a feed held that were loaded, oldest first.
select
{% for name in names %}
    profile.{{ name }}{% if not loop.last %},{% endif +%}
{% endfor %}
from {{ this('profile') }} as profile
where
    profile.load_id in (
        select loaded.load_id
        from {{ this('load') }} as loaded
        where loaded.feed = {{ feed }} and loaded.status = 'loaded'
        order by loaded.load_id desc
        limit {{ last }}
    )
order by profile.load_id;
