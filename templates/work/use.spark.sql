-- Temporary tables are made here.
use {{ work }};
