{# As everywhere, but what is rejected stays in the table and leaves a view on it: rows cannot go. #}
{% extends 'feed/stage_table.sql' %}
{% block target %}
{{ dialect.temporary(this.carried_rows) }}
{% endblock %}
{% block shown %}


{{ dialect.view_of_stage(this.table) }}
select *
from {{ this.carried_rows }};
{% endblock %}
