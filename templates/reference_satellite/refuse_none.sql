{% include 'satellite/refuse_none.sql' %}
