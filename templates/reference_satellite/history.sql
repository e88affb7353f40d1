{% include 'satellite/history.sql' %}
