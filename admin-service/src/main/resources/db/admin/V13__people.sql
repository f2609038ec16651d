-- People: who they are, what they are in which workspace, and the browsers they have signed in with.
create table person (
  id            text        primary key,
  email         text        not null,
  email_folded  text        not null constraint person_email unique,
  name          text        not null,
  password_hash text,
  locale        text        not null,
  disabled      boolean     not null,
  created_at    timestamptz not null,
  updated_at    timestamptz not null
);

comment on column person.email_folded is 'In lower case: addresses are one regardless of case.';
comment on column person.password_hash is 'Null for somebody who cannot sign in with a password.';
comment on column person.locale is 'The language that the dashboard speaks with them (BCP 47).';

create table membership (
  person_id    text        not null references person,
  workspace_id text        not null references workspace,
  role         text        not null check (role in ('viewer', 'editor', 'admin', 'owner')),
  created_at   timestamptz not null,
  primary key (person_id, workspace_id)
);

create index membership_of_workspace on membership (workspace_id, created_at, person_id);

create table session (
  id               text        primary key,
  token_hash       text        not null constraint session_token unique,
  person_id        text        not null references person,
  user_agent       text        not null,
  created_at       timestamptz not null,
  seen_at          timestamptz not null,
  authenticated_at timestamptz not null,
  ends_at          timestamptz not null
);

comment on column session.token_hash is 'SHA-256 in hexadecimal of what the cookie holds.';
comment on column session.seen_at is 'To the minute.';
comment on column session.authenticated_at is 'When the password was typed last.';
comment on column session.ends_at is 'At the latest; earlier when nobody was seen for long.';

create index session_of_person on session (person_id, created_at, id);
create index session_ends on session (ends_at);

-- Shown once to whoever runs the installation, for what needs no password yet or no longer.
create table one_time_code (
  hash       text        primary key,
  purpose    text        not null check (purpose in ('setup', 'password')),
  person_id  text        references person,
  created_at timestamptz not null,
  ends_at    timestamptz not null
);

comment on column one_time_code.hash is 'SHA-256 in hexadecimal; the code itself is stored nowhere.';
comment on column one_time_code.person_id is 'Whose password it sets; null for setup.';

create table invite (
  id           text        primary key,
  workspace_id text        not null references workspace,
  email        text        not null,
  email_folded text        not null,
  role         text        not null check (role in ('viewer', 'editor', 'admin', 'owner')),
  token_hash   text        not null constraint invite_token unique,
  invited_by   text        not null,
  created_at   timestamptz not null,
  ends_at      timestamptz not null,
  constraint invite_email unique (workspace_id, email_folded)
);

comment on column invite.invited_by is 'The id of a person or an API key, or operator.';

create index invite_newest on invite (workspace_id, created_at, id);
