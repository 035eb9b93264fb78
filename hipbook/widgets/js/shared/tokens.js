/** Written by tools/generate.py from data/tokens.toml: change it there. */

/** The colours in the light, by what they are for. */
export const LIGHT = {
  ground: "#f7f1e7",
  card: "#ffffff",
  ink: "#22304a",
  soft: "#55617a",
  line: "#ded5c4",
  primary: "#1b716b",
  "on-primary": "#ffffff",
  wash: "#e4f2f0",
  secondary: "#4a63b0",
  alarm: "#c43316",
  "on-alarm": "#ffffff",
  "alarm-wash": "#fdeae5",
  focus: "#4a63b0",
  usual: "#c9a45f",
};
