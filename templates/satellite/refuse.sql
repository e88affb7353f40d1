-- Rows whose attributes have no parent to hang on, because an optional key is missing.
{{ dialect.temporary('refused') }}
select
    {{ dialect.row }} as stage_row,
    load_id,
    'the key of {{ this.parent.name | sql }} is missing' as reason
from {{ feed.stage }}
where
    {{ source.hash_key }} in (
        {{ hashing.unknown }},
        {{ hashing.error }}
    )
    and {{ source.hashdiff }} <> {{ hashing.empty_diff(this.attributes) }};
