-- The schema a run works in; that it can be made but once keeps a second run out.
create schema {{ work }} comment {{ owner }};
