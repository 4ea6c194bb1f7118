-- The further pages of an article that runs over several: each names the capture of the first.
alter table capture add column part_of integer references capture (nr);
create index capture_part on capture (part_of);
