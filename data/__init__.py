"""What hipbook knows, as TOML: exercises, series, conditions, red flags, rules, tracks, measures, sources."""
