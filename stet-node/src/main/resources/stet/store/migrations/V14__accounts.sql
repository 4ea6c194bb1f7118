-- Who can sign in. Of every secret (session, link, token) only the digest is kept.
create table account (
    nr       integer not null primary key,
    name     text    not null,
    login    text    not null,  -- the name without case and forms of letters
    role     text    not null,
    password text    not null,  -- Argon2id, in the PHC string format
    added    bigint  not null,
    ended    bigint             -- when it was closed; its name is free again then
);
create unique index account_login on account (login) where ended is null;

create table session (
    digest  text    not null primary key,
    account integer not null references account (nr),
    begun   bigint  not null,
    seen    bigint  not null   -- to the hour
);
create index session_account on session (account);

-- One-time links: to make an account, or to choose a new password for one.
create table invitation (
    digest  text    not null primary key,
    role    text    not null,
    account integer references account (nr),  -- whose password it is for; null for an account to be made
    made    bigint  not null,
    until   bigint  not null
);

-- For programs that act for somebody.
create table token (
    nr      integer not null primary key,
    account integer not null references account (nr),
    name    text    not null,
    digest  text    not null unique,
    scope   text    not null,  -- the most that it may do, whatever its owner may
    made    bigint  not null,
    until   bigint,            -- null for as long as the account is there
    seen    bigint,            -- to the hour
    ended   bigint
);
create index token_account on token (account);

-- What people did. Nothing in it is ever changed.
create table deed (
    nr      integer not null primary key,
    at      bigint  not null,
    who     text    not null,
    kind    text    not null,
    subject text    not null,
    detail  text    not null
);
