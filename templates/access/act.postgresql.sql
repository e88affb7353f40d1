-- What follows has the rights of this role and no others.
set role {{ role or ('none' | sql) }};
