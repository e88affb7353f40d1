-- Stores the rows that were judged to be versions.
{% include 'satellite/fill.sql' %}

inner join verdict on staged.stage_row = verdict.stage_row
where verdict.verdict = 'inserted';
