-- What was put aside is read again: by a service that reads more, or once the link it names is there.
-- A service of the version before fills in neither column.
alter table rejected_click
  add column read_by integer not null default 0,
  add column missing_link text;

comment on column rejected_click.read_by is 'How much the service could read that tried last (ClickCodec.READER); 0 is less than any.';
comment on column rejected_click.missing_link is 'The link it names, when all that was wrong is that there is no such link.';

create index rejected_click_read_by on rejected_click (read_by, missing_link);
