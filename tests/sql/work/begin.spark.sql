-- The schema a run works in; that it can be made but once keeps a second run out.
create schema audit_work comment 'ann on host, process 7, since 2024-01-31 12:00:00 (0f1e2d3c4b5a)';
