-- The run has ended: nothing of its work stays.
drop schema audit_work cascade;
