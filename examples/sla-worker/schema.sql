-- Everything is kept; nothing here is ever deleted but the alarms of pg-boss, which can be set again from these rows.

create schema if not exists sla;

-- What was agreed on, each change a new generation: calendars and policies as they were written.
create table if not exists sla.rulebook (
  generation integer primary key,
  document jsonb not null,
  published_at timestamptz not null default clock_timestamp()
);

-- What is known of each lead (service, request, …): the library's clock state, and when to look at it again.
create table if not exists sla.subject (
  key text primary key,
  revision integer not null default 0,          -- how often it was looked at
  generation integer not null default 0,        -- the rulebook by which that was
  state jsonb not null,                         -- ClockState: plain JSON with its schemaVersion
  wake_at timestamptz,                          -- the library's nextWakeAt
  wake_job uuid                                 -- the one alarm that is set for it
);
create index if not exists subject_wake on sla.subject (wake_at);
create index if not exists subject_generation on sla.subject (generation);

-- What happened, append-only: each content of each event once.
create table if not exists sla.journal (
  source text not null,
  id text not null,
  content text not null,                        -- sha256 of what the event says
  subject text not null references sla.subject,
  revision integer not null,                    -- the look at the subject that took it in
  event jsonb not null,
  primary key (source, id, content)
);
create index if not exists journal_subject on sla.journal (subject);

-- What has to be said, each once: the key is the library's, and the same whenever the step is computed.
create table if not exists sla.escalation (
  id uuid primary key,
  subject text not null references sla.subject,
  key text not null,
  revision integer not null,
  generation integer not null,
  escalation jsonb not null,
  decided_at timestamptz not null,
  delivered_at timestamptz,
  unique (subject, key)
);
create index if not exists escalation_undelivered on sla.escalation (decided_at) where delivered_at is null;
