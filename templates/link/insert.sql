-- Stores the rows that were judged to bring a new relation.
{% include 'link/fill.sql' %}

inner join verdict on staged.{{ dialect.row }} = verdict.stage_row
where verdict.verdict = 'inserted';
