-- Looks in a row at which the outlet did not let Stet in, and whether answers that show an article to be away lead to
-- another site: what is claimed of an article counts its own kind of answer alone.
alter table target add column barred integer not null default 0;
alter table target add column strayed integer not null default 0;  -- 1 when they do
