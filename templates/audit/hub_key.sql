-- How the keys of hubs are hashed from this run on, by feed.
insert into {{ this('hub_key') }} (
    hub, feed, hash_key, case_sensitive, collision_code, tenant, run_id
)
values
{% for key in keys %}
(
    {{ key.hub }},
    {{ key.feed }},
    {{ key.hash_key }},
    {{ key.case_sensitive }},
    {{ key.collision_code }},
    {{ key.tenant }},
    {{ run_id }}
){% if not loop.last %},{% else %};{% endif +%}
{% endfor %}
