-- How far a table has come by its watermark.
select cast(max(moved_on) as text) as up_to
from archive.moves;
