-- Stores the appearances of keys.
insert into {{ this.table }} ({{ this.hash_key }}, load_date, applied_date, record_source, load_id)
select
    staged.{{ source.hash_key }},
    staged.load_date,
    staged.applied_date,
    {{ feed.record_source }},
    staged.load_id
from {{ feed.stage }} as staged
inner join verdict on staged.{{ dialect.row }} = verdict.stage_row
where verdict.verdict = 'inserted';
