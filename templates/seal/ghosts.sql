-- How many rows are of no load, and how many of them are the unknown and the error row.
select
    count(*) as ghosts,
{% for key in [hashing.unknown, hashing.error] %}
    sum(
        case
            when
{% if hash_key %}
                {{ hash_key }} = {{ key }}
{% else %}
                1 = 1
{% endif %}
{% for condition in conditions %}
                and {{ condition }}
{% endfor %}
                then 1
            else 0
        end
    ) as {{ 'unknown_rows' | sql if loop.first else 'error_rows' | sql }}{% if not loop.last %},{% endif +%}
{% endfor %}
from {{ this.table }}
where load_id <= 0 or load_id is null;
