-- The snapshots that are kept now; each is the first instant of its day.
insert overwrite table {{ this.table }}
select cast(given.snapshot_date as {{ dialect.timestamp }})
from (
    values
{% for moment in moments %}
    ({{ moment }}),
{% endfor %}
    (null)
) as given (snapshot_date)
where given.snapshot_date is not null;
