"""An example for JupyterHub: each person has a home, and so a log, of their own. Read docs/hub.md first.

It starts each person's server as a user of this machine. For containers, put your spawner here and hipbook in the image.
"""

import os
import sys
from pathlib import Path

import hipbook.server

served = Path(hipbook.server.__file__).parent
hour = 3600
idle_s = int(os.environ.get("HIPBOOK_IDLE_S", 4 * hour))

c = get_config()  # noqa: F821  JupyterHub gives it
c.JupyterHub.bind_url = os.environ.get("HIPBOOK_HUB", "http://127.0.0.1:8000")

# The page rather than a list of files; the notebooks are at /user/NAME/lab.
c.Spawner.cmd = [sys.executable, "-m", "jupyterhub.singleuser"]
c.Spawner.default_url = "/voila/render/dashboard.ipynb"
c.Spawner.notebook_dir = os.environ.get("HIPBOOK_NOTEBOOKS", str(served.parent / "notebooks"))
c.Spawner.environment = {
    "JUPYTER_PATH": str(served / "share" / "jupyter"),
    "JUPYTER_CONFIG_PATH": str(served / "etc" / "jupyter"),
    "HIPBOOK_PLACE": "home",
    "HIPBOOK_TODAY": os.environ.get("HIPBOOK_TODAY", ""),
}

# Whose server nobody has used for hours is stopped; the log is in their home and stays.
c.JupyterHub.load_roles = [
    {
        "name": "idle",
        "scopes": ["list:users", "read:users:activity", "read:servers", "delete:servers"],
        "services": ["idle"],
    }
]
c.JupyterHub.services = [
    {"name": "idle", "command": [sys.executable, "-m", "jupyterhub_idle_culler", f"--timeout={idle_s}"]}
]
