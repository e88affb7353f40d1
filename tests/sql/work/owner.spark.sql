-- What is known of the run that works in the schema.
describe schema audit_work;
