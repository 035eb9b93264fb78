"""The packages of hipbook, found: what pyproject.toml cannot say, since content and notebooks lie beside the package.

A folder of files is a package too where it could be imported, so setuptools wants it named.
"""

from setuptools import find_namespace_packages, setup

FOUND = find_namespace_packages(
    include=["hipbook", "hipbook.*"], exclude=["*.__pycache__", "hipbook.data*", "hipbook.notebooks*"]
)
BESIDE = find_namespace_packages(include=["data", "data.*", "notebooks", "notebooks.*"], exclude=["*.__pycache__"])

setup(
    packages=[*FOUND, *(f"hipbook.{name}" for name in BESIDE)],
    package_dir={"hipbook.data": "data", "hipbook.notebooks": "notebooks"},
)
