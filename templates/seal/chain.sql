-- Appends to the chain of seals.
insert into {{ this('seal') }} (number, load_id, run_id, sealed_by, sealed, content, digest)
values
{% for seal in seals %}
(
    {{ seal.number }},
    {{ seal.load_id }},
    {{ seal.run_id }},
    {{ seal.sealed_by }},
    {{ seal.sealed }},
    {{ seal.content }},
    {{ seal.digest }}
){% if not loop.last %},{% else %};{% endif +%}
{% endfor %}
