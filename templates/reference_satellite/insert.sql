{% include 'satellite/insert.sql' %}
