-- The delivered rows by which a relation begins or ends, each beside what its key showed before and
-- shows next. An ending counts where it ends what was shown.
{% set key %}
{% for name in this.driving_keys %}driving_{{ loop.index }}{% if not loop.last %}, {% endif %}{% else %}hash_key{% endfor %}
{% endset %}
{% set by_time %}
partition by {{ key | trim | sql }}
order by applied_date, sequence nulls last, load_date, is_active, hash_key, stage_row nulls first
{% endset %}
{% set since_opening %}
partition by {{ key | trim | sql }}, opening
order by applied_date, sequence nulls last, load_date, is_active, hash_key, stage_row nulls first
{% endset %}
{{ dialect.temporary('change') }}
with numbered as (
    select
        *,
        sum(case when is_active then 1 else 0 end)
            over {{ dialect.over('by_time', by_time, true) }} as opening
    from timeline
    where position = 1{{ dialect.window('by_time', by_time) }}
),

opened as (
    select
        *,
        first_value(hash_key) over {{ dialect.over('since_opening', since_opening, true) }} as partner
    from numbered{{ dialect.window('since_opening', since_opening) }}
),

shown as (
    select
        *,
        case when is_active then hash_key end as shows
    from opened
    where is_active or (opening > 0 and partner = hash_key)
),

compared as (
    select
        *,
        lag(shows) over {{ dialect.over('by_time', by_time) }} as showed,
{% for column in this.parts %}
        lag(part_{{ loop.index }}) over {{ dialect.over('by_time', by_time) }} as part_{{ loop.index }}_before,
{% endfor %}
        lead(shows) over {{ dialect.over('by_time', by_time) }} as next_shows,
        lead(applied_date) over {{ dialect.over('by_time', by_time) }} as next_date,
        lead(load_id) over {{ dialect.over('by_time', by_time) }} as next_load,
        lead(stage_row) over {{ dialect.over('by_time', by_time) }} as next_row
    from shown{{ dialect.window('by_time', by_time) }}
)

select
    *,
    next_load is not null and next_row is null and next_shows <> hash_key as is_followed
from compared
where
    stage_row is not null
    and (
        {{ dialect.differ('shows', 'showed') }}
{% for column in this.parts %}
        or (is_active and {{ dialect.differ('part_' ~ loop.index, 'part_' ~ loop.index ~ '_before') }})
{% endfor %}
    );
