-- By these the watch list is read in order and counted without reading rows, of all outlets and of one.
create index target_turn on target (due, nr, kind) where due is not null;
drop index target_open;
create index target_open on target (outlet, due, nr, kind) where due is not null;
