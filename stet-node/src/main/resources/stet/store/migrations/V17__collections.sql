-- What people gather: articles of one story.
create table collection (
    nr       integer not null primary key,
    slug     text    not null unique,  -- for ever, whatever the title becomes
    title    text    not null,
    note     text    not null,
    keeper   text    not null,  -- who began it
    created  bigint  not null,
    changed  bigint  not null,
    revision integer not null   -- grows with every edit: an edit that was made from an older one is not taken
);

create table member (
    collection integer not null references collection (nr),
    article    integer not null references article (nr),
    place      integer not null,
    added      bigint  not null,
    added_by   text    not null,
    primary key (collection, article)
);
create index member_article on member (article);

-- Things whose number is followed through all members.
create table followed (
    collection integer not null references collection (nr),
    place      integer not null,
    words      text    not null,  -- by which outlets call it, parted by commas
    primary key (collection, place)
);
