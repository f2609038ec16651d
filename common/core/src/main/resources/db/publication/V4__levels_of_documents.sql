-- Old nodes refuse documents in forms that a later release brought, and go on with what they had.
-- So nodes say which level of documents they read, and new forms wait until all of them do.

create table reader (
  id    uuid        primary key,
  level int         not null,
  seen  timestamptz not null default now()
);

comment on table reader is 'Redirect nodes. One that was not seen for ten minutes is no longer there.';

create table waiting_document (
  kind  text not null,
  id    text not null,
  level int  not null,
  body  json not null,
  primary key (kind, id)
);

comment on table waiting_document is 'Versions that are newer than the one in document, and that some node cannot read yet.';
comment on column waiting_document.level is 'Of the documents that a node must read to understand it.';
