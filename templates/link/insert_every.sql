-- Stores all staged rows: each was judged to bring a new relation of its own.
{% include 'link/fill.sql' %};
