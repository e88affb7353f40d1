{# As for all, of the keys that are there by their last status. #}
{% extends 'satellite/absent.sql' %}
{% block there %}known.status <> 'D'{% endblock %}
