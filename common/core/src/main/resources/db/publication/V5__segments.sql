-- Segments are documents, too, and redirect nodes hold them.
create or replace view served_document as
  select kind, id, version, xid, body from document
  where kind in ('link', 'workspace', 'channel', 'pool', 'schedule', 'segment', 'domain',
    'takedown', 'approval');
