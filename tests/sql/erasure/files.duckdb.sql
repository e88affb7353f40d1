-- The files that were loaded or refused, each with the digest by which it is kept.
select load_id, feed, file, sha256
from audit.load
where sha256 <> ''
order by load_id;
