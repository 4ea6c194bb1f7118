-- Instants are milliseconds since 1970-01-01T00:00:00Z; lengths of time are milliseconds; digests are SHA-256 in hexadecimal.

create table outlet (
    id       text   not null primary key,
    name     text   not null,
    home     text   not null,
    language text   not null,
    added    bigint not null
);

-- What is watched: seeds (FEED, SITEMAP, SECTION) and articles (ARTICLE), with all that the schedule knows of each.
create table target (
    nr            integer not null primary key,
    kind          text    not null,
    outlet        text    not null references outlet (id),
    site          text    not null,
    address       text    not null,
    due           bigint,            -- null when it is no longer checked
    ended         text    not null,  -- why it is no longer checked; empty while it is
    first_seen    bigint  not null,  -- when it became known; an article's, when its first version was seen
    last_look     bigint,
    last_success  bigint,
    last_change   bigint,
    wait          bigint  not null,
    unchanged     integer not null,
    not_modified  integer not null,
    failures      integer not null,
    missing       integer not null,
    missing_since bigint,
    etag          text,
    last_modified text,
    links         text,              -- digest of the link targets last seen (article) or of the addresses listed (seed)
    answer        text,              -- of the last look
    detail        text    not null,
    looks         integer not null
);
create unique index target_seed on target (address) where kind <> 'ARTICLE';
create index target_due on target (site, due) where due is not null;
create index target_outlet on target (outlet, kind);
create index target_troubled on target (outlet, failures) where failures > 0;

-- An article's permanent identity; nr is its target's, and the id is made from nr.
create table article (
    nr        integer not null primary key references target (nr),
    id        text    not null unique,
    outlet    text    not null references outlet (id),
    condition text    not null,
    published bigint,
    section   text    not null,
    language  text    not null,
    headline  text    not null,  -- of the newest version
    opening   text    not null,  -- digest of its first paragraph, to find an article that moved
    versions  integer not null,
    suspect   integer references article (nr)  -- another article that this address may belong to, by its feed's guid
);
create index article_outlet on article (outlet, versions);
create index article_headline on article (outlet, headline);
create index article_opening on article (outlet, opening);

-- Every address under which an article is or was known; an address belongs to one article.
create table address (
    address text    not null primary key,
    article integer not null references article (nr),
    added   bigint  not null
);
create index address_article on address (article);

-- A feed's own name for an entry; scoped to the seed.
create table guid (
    seed    integer not null references target (nr),
    guid    text    not null,
    article integer not null references article (nr),
    primary key (seed, guid)
);

-- Every look that was taken.
create table look (
    nr     integer not null primary key,
    target integer not null references target (nr),
    at     bigint  not null,
    took   bigint  not null,
    answer text    not null,
    status integer,
    detail text    not null
);
create index look_target on look (target, at);
create index look_at on look (at);

-- An exchange kept byte for byte in a WARC file.
create table capture (
    nr       integer not null primary key,
    target   integer not null references target (nr),
    at       bigint  not null,
    address  text    not null,
    status   integer not null,
    bytes    integer not null,
    payload  text    not null,  -- digest after content decoding
    body     text    not null,  -- digest as sent
    file     text    not null,
    position bigint  not null,
    length   bigint  not null
);
create index capture_target on capture (target, at);
create index capture_body on capture (body);

create table version (
    article    integer not null references article (nr),
    number     integer not null,
    seen_from  bigint  not null,
    seen_until bigint  not null,
    not_before bigint,
    digest     text    not null,  -- of all that a reader sees
    payload    text    not null,
    address    text    not null,
    extractor  integer not null,
    returns_to integer,
    headline   text    not null,
    words      integer not null,
    paragraphs integer not null,
    capture    integer not null references capture (nr),
    base       integer,           -- the version whose text is the dictionary of this one; null for a whole text
    checksum   text    not null,  -- of the uncompressed text
    story      blob    not null,
    primary key (article, number)
);

create table revision (
    article       integer not null references article (nr),
    number        integer not null,  -- of the newer version
    prior         integer not null,
    at            bigint  not null,
    not_before    bigint,
    outlet        text    not null references outlet (id),
    language      text    not null,  -- primary subtag
    significance  integer not null,  -- 0 minor, 1 notable, 2 major
    kinds         text    not null,  -- ",HEADLINE,FIGURE,"
    line          text    not null,
    words_added   integer not null,
    words_removed integer not null,
    comparer      integer not null,
    body          blob    not null,
    primary key (article, number)
);
create index revision_at on revision (at);
create index revision_outlet on revision (outlet, at);

create table event (
    nr           integer not null primary key,
    article      integer not null references article (nr),
    outlet       text    not null references outlet (id),
    language     text    not null,
    kind         text    not null,
    significance integer not null,
    at           bigint  not null,
    detail       text    not null
);
create index event_at on event (at);
create index event_outlet on event (outlet, at);
create index event_article on event (article, at);
