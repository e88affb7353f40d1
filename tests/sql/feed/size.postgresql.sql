-- About how much there is to load, so that the largest begins first.
select coalesce(pg_relation_size(to_regclass('archive.payments')), 0) as bytes;

-- About how much there is to load, so that the largest begins first.
select coalesce(pg_relation_size(to_regclass('archive.moves')), 0) as bytes;
