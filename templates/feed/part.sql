-- The staged rows of some load dates, in place of all of them; rejected rows count with the first.
{{ dialect.temporary(this.table) }}
select
{% for number in dialect.numbering %}
    {{ number | sql }},
{% endfor %}
    whole.*
from {{ this.whole }} as whole
where load_date between {{ since }} and {{ until }};

{{ dialect.temporary('counted') }}
select
    delivery.load_id,
    count(staged.load_id) + {{ rejected + filtered }} as delivered,
    {{ rejected }} as rejected,
    {{ filtered }} as filtered,
    min(staged.{{ dialect.row }}) as first_row
from delivery
left join {{ this.table }} as staged on delivery.load_id = staged.load_id
group by delivery.load_id;
