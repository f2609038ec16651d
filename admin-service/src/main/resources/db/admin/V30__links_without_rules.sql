-- Those with rules have an index already (docs/adr/0031): where nearly all links have some, the
-- others were found by reading every link.
create index link_without_rules on link (workspace_id, created_at, id)
  where written -> 'rules' is null;
