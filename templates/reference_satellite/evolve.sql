{% include 'satellite/evolve.sql' %}
