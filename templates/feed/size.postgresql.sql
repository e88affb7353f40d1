-- About how much there is to load, so that the largest begins first.
select coalesce(pg_relation_size(to_regclass({{ dialect.table(this.table) | text }})), 0) as bytes;
