-- Stores all staged rows: each was judged to be a new fact.
{% include 'non_historized_link/fill.sql' %};
