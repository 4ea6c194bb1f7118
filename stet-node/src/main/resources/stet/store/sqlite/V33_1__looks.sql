-- The looks at one article lie far apart, as they were taken; here all that is told of them lies side by side.
drop index look_target;
create index look_target on look (target, at, took, answer, status, detail, due);
