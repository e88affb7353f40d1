-- Whether a name stands for a table or a view now.
show table extended in {{ this.schema }} like {{ this.name | text }};
