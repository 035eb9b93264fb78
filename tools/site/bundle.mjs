/** Bundles the site's own JavaScript and style: node tools/site/bundle.mjs FOLDER */

import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const HERE = fileURLToPath(new URL(".", import.meta.url));

await build({
  absWorkingDir: HERE,
  entryPoints: {
    page: "page/index.js",
    worker: "worker/index.js",
    engines: "engines.mjs",
    look: "page/look.css",
    reading: "page/reading.css",
    "lab/kernel": "lab/kernel.js",
  },
  outdir: process.argv[2],
  bundle: true,
  external: ["node:*"],
  format: "esm",
  target: "es2022",
  charset: "utf8",
  minify: true,
  legalComments: "linked",
  logLevel: "warning",
});
