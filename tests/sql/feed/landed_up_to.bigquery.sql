-- How far a table has come by its watermark.
select cast(max(moved_on) as string) as up_to
from archive.moves;
