"""The words that a saved notebook shows in place of a live part."""

import re

from support.tree import ROOT

from hipbook.widgets.base.saved_output import LOOK


def test_their_look_is_no_one_elses():
    """They wait two seconds before they are seen; a class that a screen uses too made its Undo wait as well."""
    own = set(re.findall(r"\.(hb-[\w-]+)", LOOK))
    pages = [*ROOT.glob("hipbook/widgets/css/page/*.css"), *ROOT.glob("hipbook/widgets/[!b]*/*.py")]
    elsewhere = {name for page in pages for name in re.findall(r"hb-[\w-]+", page.read_text("utf-8"))}
    assert own and not own & elsewhere
