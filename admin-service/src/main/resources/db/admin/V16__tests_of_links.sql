-- Links with tests: a change of what links share runs them.
create index link_tested on link (workspace_id, id) where jsonb_exists(written, 'tests');
