-- What is kept and no longer shown. A row stays when it is lifted.
create table withheld (
    nr        integer not null primary key,
    article   integer not null references article (nr),
    version   integer,           -- only this one
    passage   text,              -- only these words, in all versions
    ground    text    not null,
    reason    text    not null,
    at        bigint  not null,
    who       text    not null,
    lifted    bigint,
    lifted_by text
);
create index withheld_now on withheld (article) where lifted is null;
