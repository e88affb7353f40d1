{# After a join by `using`, Spark shows the column joined by before the others of `fact.*`. #}
{% extends 'fact/now.sql' %}
{% block kept %}
fact.{{ this.parent.hash_key }}
{%- for name in this.parent_columns %},
    fact.{{ name }}
{%- endfor %}
{%- endblock %}
