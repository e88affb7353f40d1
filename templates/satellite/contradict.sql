-- A load date that is replayed may come in several files: what is stored of it stands, and what
-- contradicts that is refused.
insert into refused
select
    delivered.{{ dialect.row }},
    delivered.load_id,
    'conflicting versions'
from {{ feed.stage }} as delivered
inner join {{ this.table }} as stored
    on
{% if this.parent.kind == 'reference' %}
{% for column in this.parent.business_key %}
        stored.{{ column.name }} = {{ dialect.natural(dialect.column('delivered', source.columns[loop.index0]), column.type, this.parent.case_sensitive) }}
        and {% endfor %}delivered.load_date = stored.load_date
{% else %}
        delivered.{{ source.hash_key }} = stored.{{ this.hash_key }}
        and delivered.load_date = stored.load_date
{% endif %}
        and delivered.applied_date = stored.applied_date
        and delivered.{{ source.hashdiff }} <> stored.hashdiff
where
    stored.load_id > 0
{% for name in source.place %}
    and {{ dialect.same(dialect.column('delivered', name), dialect.column('stored', this.sequenced and 'sequence' or name)) }}
{% endfor %}
{% if feed.operation %}
    and {{ dialect.word(feed.operation.column, 'delivered') }} not in ({{ feed.operation.delete }})
{% endif %}
    and not exists (
        select 1
        from refused
        where refused.stage_row = delivered.{{ dialect.row }}
    );
