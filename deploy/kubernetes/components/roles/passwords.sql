-- Gives each role the password of its Secret. psql reads the files; no value stands in this one.
\set migration `cat /run/secrets/waymark/roles/migration`
\set admin `cat /run/secrets/waymark/roles/admin`
\set analytics `cat /run/secrets/waymark/roles/analytics`
\set redirect `cat /run/secrets/waymark/roles/redirect`
alter role waymark_migration password :'migration';
alter role waymark_admin password :'admin';
alter role waymark_analytics password :'analytics';
alter role waymark_redirect password :'redirect';
