/* Loaded before Voila: shows the page when it is ready, ends its kernel with the tab, and says so kindly when
   the page cannot go on. Tells the widgets with the document events "hipbook:lost" and "hipbook:back". */
(() => {
  const LOADING = 45_000, RECONNECT = 10_000;
  const byId = (id) => document.getElementById(id);
  const root = () => document.body.dataset.baseUrl.replace(/voila\/$/, '');
  let kernel = null, socket = null, leaving = false, ended = false, shown = null;

  const tell = (when) => {
    if (leaving || !byId('hb-notice')) return;
    if (when && when !== 'slow' && !shown) document.dispatchEvent(new CustomEvent('hipbook:lost'));
    if (!when && shown && shown !== 'slow') document.dispatchEvent(new CustomEvent('hipbook:back'));
    shown = when;
    if (when === 'broken') byId('loading')?.remove();
    for (const part of byId('hb-notice').querySelectorAll('[data-when]')) part.hidden = part.dataset.when !== when;
    byId('hb-notice').hidden = !when;
  };

  const show = () => {
    if (!window.themeLoaded) { window.cellLoaded = true; return; }
    byId('loading')?.remove();
    byId('rendered_cells').hidden = false;
    if (shown === 'slow') tell(null);
  };
  window.voila_heartbeat = window.voila_process = window.update_loading_text = () => {};
  window.voila_finish = window.display_cells = show;

  const kernelStatus = () => fetch(`${root()}api/kernels/${kernel}`, {cache: 'no-store'}).then((r) => r.status, () => 0);
  const closed = async (which) => {
    if (leaving || ended || which !== socket) return;
    const status = await kernelStatus();
    if (status === 200) setTimeout(() => which === socket && tell('lost'), RECONNECT);
    else { ended = status !== 0; tell(ended ? 'ended' : 'lost'); }
  };
  const heard = (data) => {
    const text = typeof data === 'string' ? data : data.byteLength < 4096 ? new TextDecoder().decode(data) : '';
    if (/"execution_state": ?"(restarting|autorestarting|dead)"/.test(text)) { ended = true; tell('ended'); }
  };
  window.WebSocket = class extends WebSocket {
    constructor(url, protocols) {
      super(url, protocols);
      const found = /\/api\/kernels\/([^/]+)\/channels/.exec(url);
      if (!found) return;
      [kernel, socket] = [found[1], this];
      this.addEventListener('open', () => shown === 'lost' && tell(null));
      this.addEventListener('close', () => closed(this));
      this.addEventListener('message', (event) => heard(event.data));
    }
  };

  /* Voila ends the kernel on beforeunload, which a mailto: or tel: link fires too, and not every closing does. */
  const listen = window.addEventListener;
  window.addEventListener = function (type, listener, options) {
    if (type === 'beforeunload' && String(listener).includes('voila/api/shutdown/')) return;
    listen.call(window, type, listener, options);
  };
  const endKernel = () => {
    leaving = true;
    const id = kernel || JSON.parse(byId('jupyter-config-data')?.textContent || '{}').kernelId;
    const body = new FormData();
    body.append('_xsrf', /(?:^|; )_xsrf=([^;]*)/.exec(document.cookie)?.[1] || '');
    if (id && !ended) navigator.sendBeacon(`${root()}voila/api/shutdown/${id}`, body);
  };
  listen.call(window, 'pagehide', endKernel);
  listen.call(window, 'pageshow', (event) => event.persisted && location.reload());
  listen.call(window, 'error', (event) => event.target.tagName === 'SCRIPT' && tell('broken'), true);

  const reload = async () => {
    const answers = await fetch(`${root()}hipbook/session`, {cache: 'no-store'}).then(() => true, () => false);
    answers ? location.reload() : tell('away');
  };
  document.addEventListener('DOMContentLoaded', () => {
    if (!byId('hb-end')) tell('broken');
    fetch(`${root()}hipbook/session`);
    byId('hb-notice').querySelector('button').addEventListener('click', reload);
    setTimeout(() => byId('loading') && !shown && tell('slow'), LOADING);
    show();
  });
})();
