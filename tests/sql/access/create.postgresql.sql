-- Roles that log in nowhere: logins become members of them.
create role dvault_loader nologin;
create role dvault_auditor nologin;
create role dvault_analyst nologin;
grant dvault_loader to current_user;
