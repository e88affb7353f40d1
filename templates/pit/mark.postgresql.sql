{% include 'pit/mark.sql' +%}

{% include 'feed/summarize.postgresql.sql' %}
