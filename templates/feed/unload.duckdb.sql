-- The staged rows as a Parquet file, to be put where the warehouse can load it from.
copy (
{% filter indented %}
{% include 'feed/carry.duckdb.sql' %}
{% endfilter +%}
) to '{{ this.table | sql }}.parquet' (format parquet);
