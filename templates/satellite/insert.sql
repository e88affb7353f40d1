-- Stores the rows that were judged to be versions.
{% include this.kind ~ '/fill.sql' %}

inner join verdict on staged.stage_row = verdict.stage_row
where verdict.verdict = 'inserted';
