-- What became of the rows of some loads in the tables they went to.
insert into {{ audit('row_account') }} (
    load_id, target, hash_key, delivered, inserted, unchanged, duplicate, rejected, filtered,
    implied
)
values
{% for account in accounts %}
(
    {{ account.load_id }},
    {{ account.target | text }},
    {{ account.hash_key | text }},
    {{ account.delivered }},
    {{ account.inserted }},
    {{ account.unchanged }},
    {{ account.duplicate }},
    {{ account.rejected }},
    {{ account.filtered }},
    {{ account.implied }}
){% if not loop.last %},{% else %};{% endif +%}
{% endfor %}
