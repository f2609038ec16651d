-- How far the topics of clicks have been read. Moved in the transaction that stores the clicks.
create table topic_position (
  topic       text   not null,
  partition   int    not null,
  next_offset bigint not null,
  primary key (topic, partition)
);

comment on column topic_position.topic is 'The id that Kafka gave the topic: one made again under the same name is another.';
