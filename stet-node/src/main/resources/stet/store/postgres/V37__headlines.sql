-- An index row has at most a third of a page, and a headline may be longer.
drop index article_headline;
create index article_headline on article (outlet, left(headline, 200));
