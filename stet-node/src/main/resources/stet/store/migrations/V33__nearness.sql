-- A list of changes tells of an article when it was first seen: here, so that it needs no row of another table for that.
-- The same as in target.
alter table article add column first_seen bigint;  -- null before its first version

update article
set first_seen = (select first_seen from target where target.nr = article.nr)
where versions > 0;

-- The stream is read by place.
drop index revision_at;
drop index revision_outlet;

-- Few captures are parts of others.
drop index capture_part;
create index capture_part on capture (part_of) where part_of is not null;
