{% include 'hub/key.postgresql.sql' %}
