-- By these pages of a large archive count and list without reading rows: articles that have a version and are still looked
-- at, and the changes that matter most, of which there may be few among many.
create index target_read on target (outlet) where kind = 'ARTICLE' and due is not null and last_change is not null;
create index place_significance on place (significance, at);
