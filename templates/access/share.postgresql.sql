-- Analysts read these columns of a table; others, if it has any, are personal.
revoke all on {{ this.table }} from {{ analyst }};
{% if whole %}
grant select on {{ this.table }} to {{ analyst }};
{% elif columns %}
grant select ({{ columns }}) on {{ this.table }} to {{ analyst }};
{% endif %}
