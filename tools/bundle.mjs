/** Bundles the browser's side into the committed files that are loaded: node tools/bundle.mjs [FOLDER] */

import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const SOURCE = "hipbook/widgets/js";
const LOOK = "hipbook/widgets/css";
const WIDGETS = "hipbook/widgets/static";
const PAGE = "hipbook/server/share/jupyter/voila/templates/hipbook/static";
const EXTENSION = "hipbook/server/share/jupyter/voila/labextensions/hipbook/static";

/** What each is bundled from. The widgets import theirs; the page around them loads its own before anything else. */
const MODULES = [
  "player",
  "page",
  "chart",
  "trial",
  "explorer",
  "guess",
  "begin",
  "levers",
  "crowd",
  "map",
  "pacing",
  "chance",
];
const SCRIPTS = { [`${PAGE}/page-guard`]: "guard", [`${EXTENSION}/no-mathematics`]: "voila" };

/** @type {import("esbuild").BuildOptions} */
const SHARED = {
  absWorkingDir: ROOT,
  outdir: process.argv[2] ?? ".",
  outbase: ".",
  bundle: true,
  target: "es2022",
  charset: "utf8",
  // Readable, so that a change can be reviewed in the bundle too.
  minify: false,
  legalComments: "none",
  banner: {
    js: `// Bundled from ${SOURCE} by "make js": change it there.`,
    css: `/* Bundled from ${LOOK} by "make js": change it there. */`,
  },
  logLevel: "warning",
};

await build({
  ...SHARED,
  format: "esm",
  entryPoints: MODULES.map((name) => ({ in: `${SOURCE}/${name}/index.js`, out: `${WIDGETS}/${name}` })),
});
await build({
  ...SHARED,
  format: "iife",
  entryPoints: Object.entries(SCRIPTS).map(([out, folder]) => ({ in: `${SOURCE}/${folder}/index.js`, out })),
});
await build({
  ...SHARED,
  entryPoints: [
    { in: `${LOOK}/hipbook.css`, out: `${WIDGETS}/hipbook` },
    { in: `${LOOK}/player.css`, out: `${WIDGETS}/player` },
    { in: `${LOOK}/shown.css`, out: `${WIDGETS}/shown` },
    { in: `${LOOK}/begin.css`, out: `${WIDGETS}/begin` },
    { in: `${LOOK}/loading.css`, out: `${PAGE}/loading` },
    { in: `${LOOK}/chapter.css`, out: `${PAGE}/chapter` },
  ],
});
