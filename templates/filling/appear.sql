-- Remembers what was true at each moment beside the versions, where it is not known by its hash.
insert into {{ this.table }} (
{% for name in this.key %}
    {{ name }},
{% endfor %}
    load_date,
    applied_date,
{% if this.sequenced %}
    sequence,
{% endif %}
    hashdiff,
    record_source,
    load_id
)
select
{% for name in this.key %}
    {{ dialect.column('told', name) }},
{% endfor %}
    {{ load.load_date }} as load_date,
    told.applied_date,
{% if this.sequenced %}
    told.sequence,
{% endif %}
    told.hashdiff,
    {{ record_source }} as record_source,
    {{ load.load_id }} as load_id
from told
where
    not exists (
        select 1
        from {{ this.table }} as known
        where
            told.applied_date = known.applied_date
{% for name in this.key %}
            and {{ dialect.column('told', name) }} = {{ dialect.column('known', name) }}
{% endfor %}
{% if this.sequenced %}
            and {{ dialect.same('told.sequence', 'known.sequence') }}
{% endif %}
            and told.dvault_told = known.hashdiff
    );
