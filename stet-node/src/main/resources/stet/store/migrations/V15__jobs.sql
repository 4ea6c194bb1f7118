-- What people asked the watch to do, and how far it is.
create table job (
    nr      integer not null primary key,
    kind    text    not null,
    subject text    not null,  -- what it is about, for instance an address
    terms   text    not null,  -- what else was asked, as JSON
    who     text    not null,
    asked   bigint  not null,
    state   text    not null,  -- WAITING, RUNNING, DONE, FAILED, CANCELLED
    begun   bigint,
    ended   bigint,
    doing   text    not null,  -- the step it is at; why it failed
    result  text               -- as JSON
);
create index job_waiting on job (nr) where state in ('WAITING', 'RUNNING');
