-- What some deliveries hold, and how far that is from what earlier ones held.
insert into {{ this('profile') }} (
{% for name in names %}
    {{ name }}{% if not loop.last %},{% endif +%}
{% endfor %}
)
values
{% for row in rows %}
({{ row }}){% if not loop.last %},{% else %};{% endif +%}
{% endfor %}
