-- Articles whose words have changed since they were last indexed; all of them, to make the index anew.
create table unindexed (
    article integer not null primary key references article (nr),
    mark    integer not null  -- grows with each change, so that none is lost that comes while the article is indexed
);
insert into unindexed (article, mark) select nr, 0 from article where versions > 0;

-- Under which number a change stands in the index: in the order of time.
create table altered (
    nr       integer not null primary key,
    article  integer not null references article (nr),
    number   integer not null,  -- of the newer version
    comparer integer not null,  -- the comparison whose words are indexed
    unique (article, number)
);
