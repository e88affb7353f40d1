-- Stores the facts that were judged to be new, with their payload.
{% include 'non_historized_link/fill.sql' %}

inner join verdict on staged.stage_row = verdict.stage_row
where verdict.verdict = 'inserted';
