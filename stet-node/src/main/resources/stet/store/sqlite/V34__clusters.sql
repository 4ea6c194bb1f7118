-- All versions of an article lie side by side, in the order of their rows' numbers, so that its page and the next look at it
-- need a page or two of the disk in place of one for each version.
create table clustered (
    nr         integer not null primary key,
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
    check (nr = article * 16777216 + number)
);

insert into clustered (nr, article, number, seen_from, seen_until, not_before, digest, payload, address, extractor,
    returns_to, headline, words, paragraphs, capture, base, checksum, story)
select article * 16777216 + number, article, number, seen_from, seen_until, not_before, digest, payload, address, extractor,
    returns_to, headline, words, paragraphs, capture, base, checksum, story
from version
order by article, number;

drop table version;
alter table clustered rename to version;

-- Revisions stay in the order of time, as lists tell them; here is all that an article's page tells of its own.
create index revision_line on revision (article, number, kinds, significance, line, words_added, words_removed, comparer);

drop index address_article;
create index address_article on address (article, added, address);
