{% include 'hub/unkey.postgresql.sql' %}
