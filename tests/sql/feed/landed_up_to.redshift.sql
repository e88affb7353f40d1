-- How far a table has come by its watermark.
select cast(max(moved_on) as varchar(65535)) as up_to
from archive.moves;
