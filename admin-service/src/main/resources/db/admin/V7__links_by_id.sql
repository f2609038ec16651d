-- Exports and changes of a whole workspace go through its links in the order of their ids. Without
-- this index the last batch looked at the links of all other workspaces too.
create index link_by_id on link (workspace_id, id);
