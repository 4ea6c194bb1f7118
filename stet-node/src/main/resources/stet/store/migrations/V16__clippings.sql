-- Articles that were handed in. They have a target like all others, which is never due.
create table clipping (
    article integer not null primary key references article (nr),
    kept    bigint  not null,
    kept_by text    not null,
    stated  text    not null,  -- the outlet's day, or day and time in UTC, as the keeper states it: 2026-11-12, 2026-11-12T07:30
    at      bigint  not null,  -- the same as an instant; of a day, its beginning in UTC
    note    text    not null,
    media   text    not null,  -- of what was handed in
    witness integer references article (nr)  -- the article to which it bears witness
);
create index clipping_witness on clipping (witness);
