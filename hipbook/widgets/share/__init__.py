"""Share: papers, files, import and deletion."""
