-- Whether a name stands for a table or a view now.
show table extended in marts like 'busy_flight';

-- Whether a name stands for a table or a view now.
show table extended in marts like 'revenue';

-- Whether a name stands for a table or a view now.
show table extended in marts like 'revenue_by_day';
