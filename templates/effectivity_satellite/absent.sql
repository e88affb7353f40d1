{# As for all, of the relations that stand; one whose driving key has another now ends by that. #}
{% extends 'satellite/absent.sql' %}
{% block tie %}, stored.is_active desc{% endblock %}
{% block there %}known.is_active{% endblock %}
