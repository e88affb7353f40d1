-- Temporary tables are made here.
use audit_work;
