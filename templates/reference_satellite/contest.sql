{% include 'satellite/contest.sql' %}
