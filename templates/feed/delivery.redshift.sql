-- The deliveries of this batch; each file is one load. Values are no table here, only inserted.
drop table if exists delivery;

create temp table delivery (
    load_id bigint,
    load_date {{ dialect.timestamp }},
    filename {{ dialect.text }}
);

insert into delivery (load_id, load_date, filename)
values
{% for load in this.loads %}
({{ load.load_id }}, {{ load.load_date }}, {{ load.delivery.path | text }}){% if not loop.last %},{% else %};{% endif +%}
{% endfor %}
