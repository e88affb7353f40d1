-- Stores the codes of the rows that were judged to bring a new one.
{% include 'reference/fill.sql' %}

inner join verdict on staged.{{ dialect.row }} = verdict.stage_row
where verdict.verdict = 'inserted';
