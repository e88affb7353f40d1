-- The keys that were erased and are not to be stored again, or not until a date.
{{ dialect.temporary('barred') }}
select
    cast(given.barred_hub as {{ dialect.text }}) as barred_hub,
    given.barred_key,
    cast(given.barred_until as {{ dialect.timestamp }}) as barred_until
from (
    values
{% for hub, key, until in keys %}
    ({{ hub }}, {{ key }}, {{ until }}){% if not loop.last %},{% endif +%}
{% endfor %}
) as given (barred_hub, barred_key, barred_until);
