-- The mart, computed whenever it is read.
{{ dialect.view(this.table) }}
{{ select }};
