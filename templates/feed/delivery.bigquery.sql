-- The deliveries of this batch; each file is one load. Values are no table here, but an array is.
{{ dialect.temporary('delivery') }}
select load_id, load_date, filename
from unnest(
    array<struct<load_id int64, load_date datetime, filename string>>[
{% for load in this.loads %}
        ({{ load.load_id }}, {{ load.load_date }}, {{ load.delivery.path | text }}){% if not loop.last %},{% endif +%}
{% endfor %}
    ]
);
