-- One verdict for every staged row that is not unchanged, by its predecessor in (applied, load)
-- order, staged or loaded: another content is a version. Reads only narrow columns of touched keys.
-- What numbers its rows is judged in its own order, in whichever parts it comes.
{% set by_time %}
partition by hash_key
order by applied_date, {% if this.sequenced %}sequence nulls last, {% endif %}load_date, hashdiff{% if feed.load_date %}, stage_row nulls first{% endif +%}
{% endset %}
{% set over = dialect.over('by_time', by_time) %}
{{ dialect.temporary('verdict') }}
with staged as {{ dialect.inlined | sql }}(
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
{% if known == 'known_of_doubtful' %}
        and {{ source.hash_key }} in (select hash_key from doubtful)
{% endif %}
{% if feed.operation %}
        and {{ dialect.word(feed.operation.column) }} not in ({{ feed.operation.delete }})
{% endif %}
),

{% block touched %}{% endblock %}
timeline as {{ dialect.inlined | sql }}(
    select * from staged
    union all
{% filter indented %}
{% include this.kind ~ '/' ~ known ~ '.sql' %}
{% endfilter +%}
),

compared as (
    select
        *,
        lag(hashdiff) over {{ over }} as predecessor,
        (
            lag(load_date) over {{ over }} = load_date
            and lag(applied_date) over {{ over }} = applied_date
{% if this.sequenced %}
            and {{ dialect.same('lag(sequence) over ' ~ over, 'sequence') }}
{% endif %}
        ) as at_once{% block compared_beside %}{% endblock +%}
    from timeline{{ dialect.window('by_time', by_time) }}
)

select
    stage_row,
    load_id,
    case
        when at_once and hashdiff = predecessor then 'duplicate'
        when at_once then 'conflicting versions'
        else 'inserted'
    end as verdict{% block told %}{% endblock +%}
from compared
where stage_row is not null and (at_once or {{ dialect.differ('hashdiff', 'predecessor') }})
union all
select stage_row, load_id, reason{% block untold %}{% endblock +%}
from refused{% block implied %}{% endblock %};
