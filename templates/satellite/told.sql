select 1
from {{ this.remembered }} as told
where
    told.{{ this.hash_key }} = delivered.{{ source.hash_key }}
    and told.applied_date = delivered.applied_date
    and {{ dialect.same('told.sequence', dialect.column('delivered', feed.sequence)) }}
{%- if source.hashed is not none +%}
    and told.hashdiff = delivered.{{ source.hashdiff }}
{%- endif %}
