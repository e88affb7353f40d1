-- About how many versions are stored, by the size of the table: counting them would read it all.
select pg_relation_size({{ dialect.table(this.table) | text }}) / 150;
