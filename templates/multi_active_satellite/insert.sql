-- Stores the rows of the sets that were judged to be versions, and a row of nulls for those that
-- are empty now.
{% include 'satellite/fill.sql' %}

inner join verdict on staged.stage_row = verdict.stage_row
where verdict.verdict = 'inserted';
{% if feed.is_complete %}

insert into {{ this.table }} (
    {{ this.hash_key }}, load_date, applied_date, hashdiff, record_source, load_id
)
select
    hash_key,
    load_date,
    applied_date,
    {{ hashing.empty_diff(this.attributes) }},
    {{ feed.record_source }},
    load_id
from verdict
where verdict = 'implied';
{% endif %}
