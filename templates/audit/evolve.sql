-- Accounts get the counts that came later; those that are there say nothing of them, for there were
-- none: filtered rows, and rows that a delivery implied.
{% for name in added %}
alter table {{ this('row_account') }} add column {{ name }} bigint;
{% endfor %}
