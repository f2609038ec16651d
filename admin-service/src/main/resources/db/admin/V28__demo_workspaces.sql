-- Workspaces whose pages say that they are a demo. Whoever sets an installation up is made an owner
-- of them.
create table demo_workspace (
  workspace_id text primary key references workspace (id) on delete cascade
);
