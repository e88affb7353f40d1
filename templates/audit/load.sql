-- The loads of a batch, with what they read and what became of them.
insert into {{ this('load') }} (
    load_id, run_id, feed, file, bytes, sha256, load_date, delivered, rejected, started,
    finished, status, message, recipe
)
values
{% for load in loads %}
(
    {{ load.load_id }},
    {{ run_id }},
    {{ load.feed }},
    {{ load.delivery.path | text }},
    {{ load.delivery.bytes }},
    {{ load.delivery.sha256 }},
    {{ load.load_date }},
    {{ load.delivered }},
    {{ load.rejected }},
    {{ load.started }},
    {{ load.finished }},
    {{ load.status }},
    {{ load.message }},
    {{ recipe }}
){% if not loop.last %},{% else %};{% endif +%}
{% endfor %}
