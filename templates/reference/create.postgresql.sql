{% include 'hub/create.postgresql.sql' %}
