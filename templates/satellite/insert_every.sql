-- Stores all staged rows: each was judged to be a version.
{% include this.kind ~ '/fill.sql' %};
