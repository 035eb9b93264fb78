/** plotly.js, from the same server as the page; all charts of a page share one load. */

import { element } from "../shared/dom.js";

/** @typedef {import("./types.js").Plotly} Plotly */
/** @typedef {Window & { Plotly?: Plotly, hipbookPlotly?: Promise<Plotly> | null }} PlotlyWindow */

const page = () => /** @type {PlotlyWindow} */ (window);

/** Where the Jupyter server's addresses begin. */
export function baseUrl() {
  try {
    const settings = document.getElementById("jupyter-config-data")?.textContent ?? "{}";
    const base = JSON.parse(settings).baseUrl;
    if (base) return base;
  } catch {
    // A page without that setting.
  }
  return document.body.dataset.baseUrl || "/";
}

/** @param {string} version @returns {Promise<Plotly>} */
function fetchPlotly(version) {
  return new Promise((resolve, reject) => {
    const served = `${baseUrl().replace(/\/*$/, "/")}voila/templates/hipbook/static/plotly.min.js`;
    // A page without a server has the file beside itself, and says where.
    const address = document.body.dataset.plotly ?? served;
    const script = element("script", { src: `${address}?v=${encodeURIComponent(version)}` });
    script.addEventListener("load", () => {
      const { Plotly } = page();
      if (Plotly) resolve(Plotly);
      else reject(new Error("no Plotly"));
    });
    script.addEventListener("error", () => reject(new Error("plotly.js is not served here")));
    document.head.append(script);
  });
}

/**
 * One load for all charts of a page; after a failure the next chart may try again.
 *
 * @param {string} version
 */
export async function loadPlotly(version) {
  const { Plotly } = page();
  if (Plotly) return Plotly;
  page().hipbookPlotly ||= fetchPlotly(version);
  try {
    return await /** @type {Promise<Plotly>} */ (page().hipbookPlotly);
  } catch (problem) {
    page().hipbookPlotly = null;
    throw problem;
  }
}
