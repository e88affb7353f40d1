{# As for every satellite; versions are found by the natural key they hold. #}
{% extends 'satellite/judge.sql' %}
{% set known = 'known' %}
{% block touched %}
touched as (
    select distinct
        staged.{{ source.hash_key }} as hash_key
{%- for column in this.parent.business_key %},
        {{ dialect.natural(dialect.column('staged', source.columns[loop.index0]), column.type, this.parent.case_sensitive) }} as key_{{ loop.index }}
{%- endfor +%}
    from {{ feed.stage }} as staged
),

{% endblock %}
