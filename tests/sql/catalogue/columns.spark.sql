-- The tables and views in some schemas, each with a description that ends with its columns.
show table extended in marts like '*';
