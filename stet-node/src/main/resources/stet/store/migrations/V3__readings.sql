-- A version's text as it was read again from its kept page by a later extractor or by other rules: our change, and not
-- the outlet's. The newest one is shown; the text as it was first read stays in version.story, and every reading between
-- stays here. version.digest, extractor, headline, words and paragraphs are those of the newest.
create table reading (
    article   integer not null references article (nr),
    number    integer not null,  -- of the version
    nr        integer not null,  -- from 1 for each version
    at        bigint  not null,  -- when it was read again
    extractor integer not null,
    prior     integer not null,  -- the extractor of the reading that this one took the place of
    was       text    not null,  -- digest of all that a reader saw before
    checksum  text    not null,  -- of the uncompressed text
    story     blob    not null,  -- compressed with the text as first read as dictionary
    primary key (article, number, nr)
);
