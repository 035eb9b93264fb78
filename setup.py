"""The packages of hipbook, found: what pyproject.toml cannot say, since content and notebooks lie beside the package."""

from setuptools import find_packages, setup

setup(
    packages=[*find_packages(include=["hipbook", "hipbook.*"]), "hipbook.data", "hipbook.notebooks"],
    package_dir={"hipbook.data": "data", "hipbook.notebooks": "notebooks"},
)
