-- When a look was due; null for those of before this was noted.
alter table look add column due bigint;
