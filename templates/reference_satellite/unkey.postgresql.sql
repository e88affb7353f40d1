{% include 'satellite/unkey.postgresql.sql' %}
