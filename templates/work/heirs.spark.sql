-- The runs that took the place of one that had died, each in the description of its table.
show table extended in {{ work }} like 'heir_of_*';
