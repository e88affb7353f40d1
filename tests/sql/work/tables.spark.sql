-- What a run that died has left.
show tables in audit_work;
