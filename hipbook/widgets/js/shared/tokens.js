/** Written by tools/generate.py from data/tokens.toml: change it there. */

/** The colours in the light, by what they are for. */
export const LIGHT = {
  ground: "#f7f1e7",
  card: "#fffdf9",
  stage: "#dfeeea",
  sun: "#eff7f4",
  ink: "#22304a",
  soft: "#4d5b76",
  line: "#e3d9c8",
  edge: "#757e93",
  primary: "#1b716b",
  "on-primary": "#ffffff",
  wash: "#e0f0ed",
  secondary: "#3c539c",
  "secondary-wash": "#e6eaf6",
  alarm: "#bf3517",
  "on-alarm": "#ffffff",
  "alarm-wash": "#ffe9e2",
  urgent: "#a3142f",
  "on-urgent": "#ffffff",
  picked: "#f2c14e",
  "on-picked": "#22304a",
  focus: "#3c539c",
  usual: "#c9a45f",
  shade: "#22304a",
};
