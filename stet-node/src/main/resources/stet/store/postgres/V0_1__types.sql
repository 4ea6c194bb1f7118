-- The other migrations name bytes as SQLite does.
create domain blob as bytea;
