{% include 'feed/refusals.postgresql.sql' %}
