-- Where pages lead that say that a link has nothing more.
alter table workspace add column home_url text;
