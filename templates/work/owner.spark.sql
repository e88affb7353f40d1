-- What is known of the run that works in the schema.
describe schema {{ work }};
