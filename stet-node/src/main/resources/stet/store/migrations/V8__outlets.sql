-- What an operator decided on an outlet: which addresses are watched, how old an article may be when it is first named,
-- and whether it is watched at all.
alter table outlet add column include text not null default '';  -- patterns of addresses, one a line
alter table outlet add column exclude text not null default '';
alter table outlet add column back bigint;                       -- how much older than the outlet an article may be; null for any age
alter table outlet add column standing text not null default 'WATCHED';
alter table outlet add column standing_since bigint;             -- null while nobody changed it

-- When a target of an outlet that is not watched would be due; it is due again when the outlet is resumed.
alter table target add column held bigint;
-- How long a seed asked to be left alone when it was last read; null when it asked for nothing.
alter table target add column pace bigint;

-- What a sitemap named without any date when it was first read: eight bytes of each address's digest.
create table past (
    seed integer not null primary key references target (nr),
    body blob    not null
);

-- What the addresses of an outlet's articles look like: how often an address of each shape led to an article, and how
-- often to none. At most 200 for an outlet.
create table shape (
    outlet   text    not null references outlet (id),
    shape    text    not null,
    articles integer not null,
    others   integer not null,
    example  text    not null,  -- the first address of that shape
    primary key (outlet, shape)
);

-- Feeds whose hubs offer to push their changes (W3C WebSub), and how things stand with each.
create table subscription (
    seed     integer not null primary key references target (nr),
    hub      text    not null,
    topic    text    not null,
    state    text    not null,
    token    text    unique,           -- the callback's last part, which nobody else can guess; null before it is asked
    secret   text    not null,         -- with which the hub signs what it pushes
    due      bigint,                   -- when the hub is to be asked next; null when it is not
    asked    bigint,                   -- when it was asked last
    until    bigint,                   -- when the lease ends
    failures integer not null,         -- asked in vain, in a row
    pushed   bigint,                   -- when the hub last pushed
    pushes   integer not null,
    detail   text    not null
);
create index subscription_due on subscription (due) where due is not null;
