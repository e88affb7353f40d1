-- Stores the codes of all staged rows: each was judged to bring a new one.
{% include 'reference/fill.sql' %};
