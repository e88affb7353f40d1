-- The deliveries of this batch; each file is one load.
{{ dialect.temporary('delivery') }}
select
    cast(given.load_id as bigint) as load_id,
    cast(given.load_date as {{ dialect.timestamp }}) as load_date,
    cast(given.filename as {{ dialect.text }}) as filename
from (
    values
{% for load in this.loads %}
    ({{ load.load_id }}, {{ load.load_date }}, {{ load.delivery.path | text }}){% if not loop.last %},{% endif +%}
{% endfor %}
) as given (load_id, load_date, filename);
