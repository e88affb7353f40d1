-- The schemas that are there.
show schemas;
