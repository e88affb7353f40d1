{% include 'satellite/create.postgresql.sql' %}
