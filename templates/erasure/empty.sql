-- Empties the personal columns of a key's rows, or puts what stands for them in their place.
update {{ table }} set
{% for name, value in values %}
    {{ name }} = {{ value }}{% if not loop.last %},{% endif +%}
{% endfor %}
where
    {{ condition }}
    and (
{% for name, value in values %}
        {{ ('' if loop.first else 'or ') | sql }}{{ name }} is not null
{% endfor %}
    );
