-- Roles that log in nowhere: logins become members of them.
{% for role in missing %}
create role {{ role }} nologin;
{% endfor %}
{% for role in lacking %}
grant {{ role }} to current_user;
{% endfor %}
