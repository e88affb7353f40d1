{% include 'satellite/current.sql' %}
