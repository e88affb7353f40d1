-- Stores all staged rows: each was judged to bring a new key of its own.
{% include 'hub/fill.sql' %};
