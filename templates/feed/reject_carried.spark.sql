{% include 'feed/reject_carried.postgresql.sql' %}
