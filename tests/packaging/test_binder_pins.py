"""What Binder installs: the same pins as everybody's, in a file that refers to nothing else of the clone."""

import re

from tree import ROOT

from tools.binder import HEAD, TARGET, brought, canonical, python_version, written

PIN = re.compile(r"^([\w.-]+)==([^\s;\\]+)", re.MULTILINE)
LOCK = """\
@EXPLICIT
https://conda.example/linux-64/psutil-7.1.0-py312h4c3975b_0.conda#0123
https://conda.example/noarch/python-fastjsonschema-2.21.2-pyhe01879c_0.conda#4567
https://conda.example/noarch/nbconvert-core-7.16.6-pyhcf101f3_1.tar.bz2#89ab
https://conda.example/noarch/jupyter_core-5.8.1-pyh31011fe_0.conda#cdef
https://conda.example/noarch/tzdata-2025b-h78e105d_0.conda#0123
"""


def test_each_pin_is_that_of_everybody_and_nothing_leads_to_another_file():
    """A line that leads to another file makes repo2docker install everything anew after each commit."""
    lines = [line for line in TARGET.read_text("utf-8").splitlines() if not line.startswith("#")]
    everybody = set(PIN.findall((ROOT / "requirements.txt").read_text("utf-8")))
    assert lines and {PIN.fullmatch(line).groups() for line in lines} <= everybody, "run: make lock NEWEST="


def test_what_the_image_does_not_bring_is_pinned():
    """The image has Jupyter; none of what hipbook is built on beside it."""
    names = {canonical(name) for name, _ in PIN.findall(TARGET.read_text("utf-8"))}
    assert {"anywidget", "voila", "numpy", "plotly", "typer"} <= names
    assert not {"jupyterlab", "jupyter-server", "ipykernel", "notebook"} & names


def test_what_the_image_brings_is_left_out_whatever_conda_calls_it():
    image = brought(LOCK)
    pins = ["psutil==7", "fastjsonschema==2", "nbconvert==7", "jupyter-core==5", "tzdata==2026.6", "voila==0.5"]
    assert written(pins, image) == f"{HEAD}tzdata==2026.6\nvoila==0.5\n"


def test_its_python_is_one_that_is_promised():
    assert f'"Programming Language :: Python :: {python_version()}"' in (ROOT / "pyproject.toml").read_text("utf-8")
