{% include 'satellite/insert_every.sql' %}
