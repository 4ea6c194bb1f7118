-- Histories that were taken over from other archives.
create table history (
    article bigint not null primary key references article (nr),
    name    text   not null unique,               -- what it is there, so that it is taken over once
    beside  bigint references article (nr)        -- the article that Stet had at its address already
);
create index history_beside on history (beside) where beside is not null;

-- The versions among them that Stet did not see: their times are what the other archive claims.
create table imported (
    article    bigint  not null references article (nr),
    number     integer not null,
    source     text    not null,  -- the kind of archive
    file       text    not null,
    record     text    not null,  -- what names it there
    taken      bigint  not null,
    taken_by   text    not null,
    read_again bigint,            -- when that archive had last read its text again
    earlier    text    not null,  -- where that archive had it from in turn, as JSON; empty when it saw it
    primary key (article, number)
);
create index imported_record on imported (record) where number = 1;
