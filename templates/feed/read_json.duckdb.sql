-- Every line of JSON files and the values at the feed's paths, in order; values are null where
-- the line is no row.
with lines as (
    select
        {{ this.filename }} as filename,
        line
    from read_csv(
        [{{ this.files }}],
        columns = {
            line: 'varchar'
        },
        delim = '',
        quote = '',
        escape = '',
        header = false,
        filename = 'delivery file',
        max_line_size = {{ this.longest }},
        auto_detect = false,
        compression = 'none',
        hive_partitioning = false
    )
),

extracted as (
    select
        *,
        case
            when starts_with(ltrim(line, chr(32) || chr(9)), '{')
                then {{ this.line }}
        end as "values"
    from lines
    where trim(line, chr(32) || chr(9)) <> ''
)

select
    *
{%- for source in this.sources %},
    {{ source }} as {{ this.columns[loop.index0] }}
{%- endfor +%}
from extracted
