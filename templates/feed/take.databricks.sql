-- The stage from the file that DuckDB wrote, put into a volume: your_volume stands for its path.
insert into {{ this.table }} by name
select
    stage_row,
    load_id,
    load_date,
    applied_date,
    delivery_row,
{% for name in this.kept + this.hash_columns %}
    {{ name }},
{% endfor %}
    rejection,
    delivered
from read_files(
    '/Volumes/your_volume/{{ this.table | sql }}.parquet',
    format => 'parquet'
);
