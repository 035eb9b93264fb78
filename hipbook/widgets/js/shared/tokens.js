export const LIGHT = /** @type {const} */ ({
  ink: "#22304a",
  line: "#ded5c4",
  card: "#ffffff",
  primary: "#1f7a74",
  secondary: "#4a63b0",
  alarm: "#d9472b",
});
