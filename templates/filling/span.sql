-- In how many versions any of some columns was captured, since when, and in how many each of them.
select
    count(*) as versions,
    min(applied_date) as since{% for member in members %},
    count(dvault_text_{{ loop.index }}) as versions_{{ loop.index }}{% endfor +%}
from (
{% for old in olds %}
    select
        applied_date{% for member in members %},
        {{ member }} as dvault_text_{{ loop.index }}{% endfor +%}
    from {{ old }}
    where load_id > 0
{% if not loop.last %}
    union all
{% endif %}
{% endfor %}
) as captured_texts
where
{% for member in members %}
    {%+ if not loop.first %}or {% endif %}dvault_text_{{ loop.index }} is not null{% if loop.last %};{% endif +%}
{% endfor %}
