{% include 'satellite/refuse.sql' %}
