-- What follows has the rights of this role and no others.
set role dvault_loader;

-- What follows has the rights of this role and no others.
set role none;
