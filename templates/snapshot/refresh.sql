-- The snapshots that are kept now; each is the first instant of its day.
delete from {{ this.table }}{{ dialect.every_row | sql }};
{% if moments %}

insert into {{ this.table }} (snapshot_date)
values
{% for moment in moments %}
({{ moment }}){% if not loop.last %},{% else %};{% endif +%}
{% endfor %}
{% endif %}
