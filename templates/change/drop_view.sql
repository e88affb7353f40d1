-- A view that reads a column goes before that gets another type; it is made anew afterwards.
drop view if exists {{ view }} cascade;
