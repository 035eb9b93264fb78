/** The site kept in the browser, and a newer one in its place when the reader says so. */

/**
 * Keeps the site for the next time, and calls when a newer one is ready to take its place.
 *
 * @param {string} base where the site begins
 * @param {(use: () => void) => void} onNewer
 */
export async function keepSite(base, onNewer) {
  const service = navigator.serviceWorker;
  if (!service) return;
  const registration = await service.register(new URL("service.js", base));

  function offer() {
    const { waiting } = registration;
    // On a first visit there is nothing whose place it would take.
    if (!waiting || !service.controller) return;
    onNewer(() => {
      service.addEventListener("controllerchange", () => location.reload(), { once: true });
      waiting.postMessage("take over");
    });
  }

  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", offer);
  });
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) registration.update().catch(() => {});
  });
  offer();
}
