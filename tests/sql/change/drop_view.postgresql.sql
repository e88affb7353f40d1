-- A view that reads a column goes before that gets another type; it is made anew afterwards.
drop view if exists business_vault.sat_ticket_desk_current cascade;
