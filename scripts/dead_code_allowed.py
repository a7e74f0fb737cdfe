"""What vulture may find unused, each with its reason: not to be run, but read by vulture as uses of these names.

Qt's own methods that the window overrides are in pyproject.toml (`ignore_names`). tests/scripts/test_dead_code.py fails
for a name that is used again or is gone, except below "In the tests".
"""
# ruff: noqa: B018, F821

# Fields of values: told with the rest of a value, whoever asks for them.
_.next_sets_done  # storage/records.py: how far the item was that she goes on with

# Asked for by the name of a colour: Palette[Ink.PLUM] (qt/style/theme.py).
_.teal_pressed
_.plum
_.on_plum
_.glow
_.ember

# Read by Qt, which tells it a screen reader.
_.modal  # qt/widgets/accessible.py

# The type of a function to be handed in.
_.__call__  # sound/output.py: Tell

# Called by another program: hatchling (scripts/sdist_hook.py).
_.TrackedFiles
_.initialize

# What only tests measure, by its nature.
_.PLAYER_CONTRAST  # qt/style/theme.py: which colour may stand on which, and how clearly
_.TEXT_CONTRAST
_.SHAPE_CONTRAST
_.PLAYER_PAIRS
_.TEXT_PAIRS
_.SHAPE_PAIRS
_.ink_box  # qt/player/count.py: where the digits are, in pixels
_.excesses  # figure/limits.py: how far a joint is beyond its range
_.is_sound  # storage/soundness.py: a file that is not going to be opened
_.wait_for_work  # qt/today/model.py: the end of what a thread does
_.ManualClock  # playback/clock.py: the clock of every test
_.load_clip  # content/clips.py: a clip with its problems and no stand-in
_.pain_question  # qt/player/page.py: the page's questions, by name
_.stop_question

# Of the care for her, told with the rest of a value, or for a view to come.
_.BY_ANSWER  # playback/commands.py: what no key does

# In the tests: told to another library, or in a report of numbers.
_.handle_starttag  # html.parser.HTMLParser
_.handle_data
_.external_attr  # zipfile.ZipInfo
_.p99_ms  # tests/qt/monkey_watch.py

# Of documents: read by the template of the page, as data.
_.pain_lines
_.period
_.stop_if
_.fetch
_.dagger
