-- The run has ended: nothing of its work stays.
drop schema {{ work }} cascade;
