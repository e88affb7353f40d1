-- The mart, computed anew.
{{ dialect.anew(this.table) }}
{{ select }};
