-- Which archive is being moved into this store, so that no other is mixed into it; null where an earlier version began.
alter table moving add column source text;
