-- One verdict for every staged row that is not unchanged, by its predecessor in (applied, load)
-- order, staged or loaded: another content is a version. Reads only narrow columns of touched keys.
{{ dialect.temporary('verdict') }}
with staged {{ dialect.inlined | sql }} (
    select
        {{ dialect.row }} as stage_row,
        load_id,
        load_date,
        applied_date,
{% if this.sequenced %}
        {{ feed.sequence }} as sequence,
{% endif %}
        {{ source.hash_key }} as hash_key,
        {{ source.hashdiff }} as hashdiff
    from {{ feed.stage }} as delivered
    where
        not exists (
            select 1
            from refused
            where refused.stage_row = delivered.{{ dialect.row }}
        )
),

timeline {{ dialect.inlined | sql }} (
    select * from staged
    union all
{% filter indented %}
{% include 'satellite/' ~ known ~ '.sql' %}
{% endfilter +%}
),

compared as (
    select
        *,
        lag(hashdiff) over by_time as preceding,
        (
            lag(load_date) over by_time = load_date
            and lag(applied_date) over by_time = applied_date
{% if this.sequenced %}
            and lag(sequence) over by_time is not distinct from sequence
{% endif %}
        ) as at_once
    from timeline
    window by_time as (
        partition by hash_key
        order by applied_date, load_date{% if this.sequenced %}, sequence nulls last{% endif %}, hashdiff
    )
)

select
    stage_row,
    load_id,
    case
        when at_once and hashdiff = preceding then 'duplicate'
        when at_once then 'conflicting versions'
        else 'inserted'
    end as verdict
from compared
where stage_row is not null and (at_once or hashdiff is distinct from preceding)
union all
select stage_row, load_id, reason
from refused;
