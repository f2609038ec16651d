-- Keys with an end, and keys that may do one thing only.
alter table api_key
  drop constraint api_key_role_check,
  add column expires_at timestamptz,
  add column last_used date;

comment on column api_key.role is 'A role; or scopes with blanks between, such as leads:write.';
comment on column api_key.expires_at is 'Null for never.';
comment on column api_key.last_used is 'The day in UTC of the last request to this service; null for never.';

create index api_key_expires on api_key (expires_at) where expires_at is not null;
