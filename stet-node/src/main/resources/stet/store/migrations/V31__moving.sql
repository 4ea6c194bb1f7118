-- That an archive is being moved into this store; empty once it is whole.
create table moving (
    nr    bigint not null primary key,  -- 1
    begun bigint not null
);
