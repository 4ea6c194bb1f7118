-- Outlets' rules as people saved them on a page or by a program, to go back to. What counts is the file in the data folder.
create table ruleset (
    nr     integer not null primary key,
    outlet text    not null references outlet (id),
    at     bigint  not null,
    who    text    not null,
    was    text    not null,  -- the file before; empty when there was none
    text   text    not null   -- the file from then on; empty when there is none
);
create index ruleset_outlet on ruleset (outlet, nr);
