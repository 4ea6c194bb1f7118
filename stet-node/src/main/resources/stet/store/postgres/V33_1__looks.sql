-- In the order in which they are told. What is told stays in the rows: a long detail is more than an index takes.
drop index look_target;
create index look_target on look (target, at, nr);
