-- What each delivery of the batch holds: rows, rows that are rejected as a whole, and where in
-- the stage its first row stands. The files of the stage never change: a view tells it, too.
{{ dialect.view_of_stage('counted') }}
select
    delivery.load_id,
    count(staged.load_id) as delivered,
    count(staged.rejection) as rejected,
    min(staged.{{ dialect.row }}) as first_row
from delivery
left join {{ this.carried_rows }} as staged on delivery.load_id = staged.load_id
group by delivery.load_id;
