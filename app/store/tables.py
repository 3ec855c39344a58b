"""The tables of the store."""

from sqlalchemy import Boolean, Column, ForeignKey, Integer, MetaData, Table, Text, UniqueConstraint

from app.store.values import Json, Moment

metadata = MetaData()

teams = Table(
    "teams",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("area", Text, nullable=False),
    UniqueConstraint("name", "area"),
)

rounds = Table(
    "rounds",
    metadata,
    Column("id", Text, primary_key=True),
    Column("token", Text, nullable=False, unique=True),
    Column("team_id", ForeignKey("teams.id"), nullable=False, index=True),
    Column("checklist_id", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("roles", Json, nullable=False),
    Column("opened_at", Moment, nullable=False),
    Column("closed_at", Moment),
    Column("languages", Json, nullable=False, server_default="[]"),
)

definitions = Table(
    "definitions",
    metadata,
    Column("checklist_id", Text, primary_key=True),
    Column("version", Text, primary_key=True),
    Column("content", Text, nullable=False),
)

# WITHOUT ROWID: the order in which individual answers came is not kept anywhere. `marks` are the answers that
# are codes (see `core.marks`), `answers` the rest: all of them where `marks` are "", their version unknown.
responses = Table(
    "responses",
    metadata,
    Column("id", Text, primary_key=True),
    Column("round_id", ForeignKey("rounds.id"), nullable=False),
    Column("version", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("answers", Json, nullable=False),
    Column("comments", Json, nullable=False),
    Column("answered_at", Moment, nullable=False),
    Column("digest", Text, nullable=False),
    Column("has_comments", Boolean, nullable=False, server_default="0"),
    Column("marks", Text, nullable=False, server_default=""),
    sqlite_with_rowid=False,
)

# All that counting reads, in the order it is counted in: the answers themselves are left alone. A response
# comes here when it has arrived in a spreadsheet, so that no phone waits for it; until then it is counted
# from the outbox.
counted = Table(
    "counted",
    metadata,
    Column("round_id", Text, primary_key=True),
    Column("version", Text, primary_key=True),
    Column("role", Text, primary_key=True),
    Column("has_comments", Boolean, primary_key=True),
    Column("answered_at", Moment, primary_key=True),
    Column("marks", Text, primary_key=True),
    Column("id", ForeignKey("responses.id"), primary_key=True),
    sqlite_with_rowid=False,
)

# `spreadsheet` is a role ("svar", "individdata"), not an address: an address may change. `waiting_since`
# is cleared on delivery, for it tells when somebody answered. The key puts what waits together, so that
# delivery and `status` find it at once however many answers there are.
outbox = Table(
    "outbox",
    metadata,
    Column("spreadsheet", Text, primary_key=True),
    Column("delivered", Boolean, primary_key=True),
    Column("response_id", ForeignKey("responses.id"), primary_key=True),
    Column("waiting_since", Moment),
    Column("batch", Integer),
    sqlite_with_rowid=False,
)

# A batch that is not known to be in its spreadsheet yet: what a second try must repeat to count once.
batches = Table(
    "batches",
    metadata,
    Column("spreadsheet", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("token", Integer, nullable=False),
)

# Responses that the spreadsheet refuses: they wait for a person, and nothing waits for them.
set_aside = Table(
    "set_aside",
    metadata,
    Column("spreadsheet", Text, primary_key=True),
    Column("response_id", ForeignKey("responses.id"), primary_key=True),
    Column("reason", Text, nullable=False),
    Column("since", Moment, nullable=False),
)

# Which of its volumes a spreadsheet is written in, from 0: a full one is followed by the next.
volumes = Table(
    "volumes",
    metadata,
    Column("spreadsheet", Text, primary_key=True),
    Column("volume", Integer, nullable=False),
)

# The spreadsheets of teams that have one of their own.
team_spreadsheets = Table(
    "team_spreadsheets",
    metadata,
    Column("team_id", ForeignKey("teams.id"), primary_key=True),
    Column("address", Text, nullable=False),
)

# What was proposed in a spreadsheet's Handleplan, so that what people deleted stays away.
plan_lines = Table(
    "plan_lines",
    metadata,
    Column("spreadsheet", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("state", Text, nullable=False),
    Column("written", Json, nullable=False),
    Column("is_pending", Boolean, nullable=False),
)

# Each spreadsheet's Handleplan as it was read last: the form and the report never touch the spreadsheet.
plans = Table(
    "plans",
    metadata,
    Column("spreadsheet", Text, primary_key=True),
    Column("read_at", Moment, nullable=False),
    Column("actions", Json, nullable=False),
)

# What the common spreadsheet says instead of a response, "null" where it is gone. No foreign key: people type
# rows of their own.
corrections = Table(
    "corrections",
    metadata,
    Column("response_id", Text, primary_key=True),
    Column("record", Json, nullable=False),
    Column("read_at", Moment, nullable=False),
    sqlite_with_rowid=False,
)

# Links to overviews; of leaders where there is no team.
overview_links = Table(
    "overview_links",
    metadata,
    Column("token", Text, primary_key=True),
    Column("team_id", ForeignKey("teams.id")),
    Column("made_at", Moment, nullable=False),
    Column("ended_at", Moment),
)

spreadsheets = Table(
    "spreadsheets",
    metadata,
    Column("name", Text, primary_key=True),
    Column("batches", Integer, nullable=False),
    Column("delivered_at", Moment),
    Column("fault", Text),
    Column("fault_since", Moment),
    Column("holder", Text),
    Column("held_until", Moment),
)

# The address that the form was served on last; one row.
served = Table("served", metadata, Column("address", Text, primary_key=True))
