{% include 'pit/create.postgresql.sql' %}
