{% include 'satellite/key.postgresql.sql' %}
