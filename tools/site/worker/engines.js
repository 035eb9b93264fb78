/** What Python computes with: the solver and the arrays. */

/**
 * The engines, from where the site begins.
 *
 * @param {URL} site
 */
export async function loadedEngines(site) {
  const at = (/** @type {string} */ name) => new URL(name, site).href;
  const { engines } = await import(at("engines.js"));
  return engines({ locateFile: at });
}
