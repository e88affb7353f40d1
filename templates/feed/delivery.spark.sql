-- The deliveries of this batch; each file is one load. What never changes need not be a table,
-- which would take ten times as long to make.
{{ dialect.view_of_stage('delivery') }}
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
