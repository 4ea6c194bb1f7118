-- Every request that was sent, as the owner of an outlet may be shown it.
create table request (
    nr      integer not null primary key,
    site    text    not null,
    at      bigint  not null,
    method  text    not null,
    address text    not null,
    reason  text    not null,  -- article, seed, robots.txt …
    status  integer,           -- null without an answer
    bytes   bigint,            -- received, head and encryption included; null while it is under way
    took    bigint,            -- null while it is under way
    detail  text    not null   -- why there was no whole answer; empty when there was one
);
create index request_site on request (site, at, bytes);
create index request_at on request (at);

-- What is remembered of a site between two requests, so that its gate stands over restarts and for all processes.
create table site (
    site         text    not null primary key,
    last         integer not null,  -- the number of its last request
    begun        bigint,            -- when the request that is under way began; null when none is
    ended        bigint  not null,  -- when the last one ended
    took         bigint  not null,
    paused_until bigint  not null,  -- as the site asked
    refusals     integer not null,  -- answers 429 and 503 in a row
    pages        integer not null,  -- answers 402 and 403 in a row to requests for articles
    seeds        integer not null,  -- the same to requests for seeds
    challenges   integer not null,  -- pages in a row that wanted a human
    stopped      bigint,            -- since when nothing is asked; null when it is
    why          text    not null   -- what stopped it
);

-- Each robots.txt as it was last read (RFC 9309, section 2.4).
create table robots (
    address text   not null primary key,
    read    bigint,             -- when it was last read; null when it never could be
    digest  text   not null,    -- of what was read
    content blob   not null,
    trouble text   not null,    -- why there is no newer one; empty when there is none
    since   bigint              -- since when
);
