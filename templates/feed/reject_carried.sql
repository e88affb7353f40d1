-- Keeps the rows this target refused, as they were delivered, while others may have taken them.
insert into {{ audit('rejected_row') }} (load_id, target, delivery_row, reason, delivered)
values
{% for load_id, delivery_row, reason, delivered in refused %}
({{ load_id }}, {{ this.table.name | text }}, {{ delivery_row }}, {{ reason }}, {{ delivered }}){% if not loop.last %},{% else %};{% endif +%}
{% endfor %}
